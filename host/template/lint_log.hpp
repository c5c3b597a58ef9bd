// Collects what a reader has to say, so that one reading reports many troubles and not just the first.
#pragma once
#include "template/template_reader.hpp"

namespace trellis {

class LintLog {
public:
    explicit LintLog(std::string file)
        : file_(std::move(file)) {}

    void error(Place place, std::string code, std::string message, std::string suggestion = {});
    void warning(Place place, std::string code, std::string message, std::string suggestion = {});

    bool hasErrors() const { return errors_ > 0; }
    /// After the limit nothing more is kept: whoever has 200 troubles does not need the 201st.
    static constexpr std::size_t kLimit = 200;
    /// In file order, each line once; the log is empty afterwards.
    std::vector<LintMessage> take();

private:
    void add(LintMessage message);
    std::string file_;
    std::vector<LintMessage> messages_;
    std::size_t errors_ = 0;
};

/// "Did you mean 'relevant'?", or nothing when no known word is near.
std::string didYouMean(std::string_view word, const std::vector<std::string>& known);

/// Whether one of the unknown words is a likely misspelling of `wanted`, so that its absence need not be said as well.
bool misspeltAmong(std::string_view wanted, const std::vector<std::string>& unknown);

/// "a", "a and b", "a, b and c".
std::string inWords(const std::vector<std::string>& names);

} // namespace trellis
