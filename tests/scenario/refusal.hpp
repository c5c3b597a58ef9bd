// What an act was refused with, for tests of bad paths.
#pragma once
#include "model/error.hpp"

#include <string>

namespace trellis {

/// The code of the error, "done" when there was none. `said` takes the whole sentence.
template <class Act> std::string refusal(Act act, std::string* said = nullptr) {
    try {
        act();
    } catch (const Error& error) {
        if (said) *said = error.what();
        return error.code();
    }
    return "done";
}

} // namespace trellis
