#include "model/error.hpp"

namespace trellis {

Error::Error(std::string code, std::string message, std::string advice)
    : code_(std::move(code))
    , message_(std::move(message))
    , advice_(std::move(advice))
    , line_(message_ + (advice_.empty() ? "" : " " + advice_) + " (" + code_ + ")") {}

} // namespace trellis
