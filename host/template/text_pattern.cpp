#include "template/text_pattern.hpp"

#include "text/code_points.hpp"

#include <cstdint>
#include <memory>

namespace trellis {

namespace {
constexpr int kMaxDepth = 64;     // groups in groups
constexpr int kMaxRepeat = 1'000; // in {n,m}
constexpr int kMaxSteps = 4'000;  // of a program
constexpr int kMaxEmits = 20'000; // nodes visited while unrolling, also where they emit nothing: ((){999}){999}
constexpr std::size_t kMaxWork = 20'000'000; // steps times bytes of text
} // namespace

bool TextPattern::CharacterSet::has(char32_t point) const {
    for (auto& [from, to] : ranges)
        if (point >= from && point <= to) return !negated;
    return negated;
}

/// Reads a pattern into a tree and unrolls the tree into steps. Remembers the first error and then does nothing more.
class PatternCompiler {
public:
    explicit PatternCompiler(std::string_view text)
        : text_(text) {}

    std::variant<TextPattern, PatternError> run() {
        if (peek("^")) ++at_;
        Node tree = alternatives();
        if (!error_ && at_ < text_.size()) fail(at_, "There is a closing parenthesis without an opening one");
        if (!error_) emit(tree);
        if (error_) return *error_;
        out_.steps_.push_back({TextPattern::Step::Kind::End, 0, 0});
        return std::move(out_);
    }

private:
    using Set = TextPattern::CharacterSet;
    using Kind = TextPattern::Step::Kind;
    struct Node {
        enum class Shape { Empty, Take, Sequence, Either, Repeat } shape = Shape::Empty;
        std::vector<Node> parts;
        int set = 0;
        int least = 0, most = -1; ///< Repeat; most -1 is without end
    };

    /// Also after an error has moved past the end.
    bool peek(std::string_view what) const { return at_ < text_.size() && text_.substr(at_).starts_with(what); }
    void fail(std::size_t at, std::string message) {
        if (!error_) error_ = PatternError{at, std::move(message)};
    }

    Node alternatives() {
        if (++depth_ > kMaxDepth) fail(at_, "The groups of this pattern are nested too deeply");
        Node either{Node::Shape::Either, {}, 0, 0, 0};
        do either.parts.push_back(sequence());
        while (!error_ && peek("|") && ++at_);
        --depth_;
        if (either.parts.size() == 1) return std::move(either.parts.front());
        return either;
    }

    Node sequence() {
        Node all{Node::Shape::Sequence, {}, 0, 0, 0};
        while (!error_ && at_ < text_.size() && !peek("|") && !peek(")")) {
            if (peek("$") && (at_ + 1 == text_.size())) {
                ++at_;
                break;
            }
            all.parts.push_back(repeated(atom()));
        }
        return all;
    }

    Node atom() {
        auto start = at_;
        char c = text_[at_];
        if (c == '(') {
            ++at_;
            if (peek("?:"))
                at_ += 2;
            else if (peek("?"))
                fail(start, "Looking ahead or behind is not supported in patterns");
            Node group = error_ ? Node{} : alternatives();
            if (!error_ && !peek(")")) fail(start, "This parenthesis is not closed");
            ++at_;
            return group;
        }
        if (c == '[') return take(bracket());
        if (c == '.') {
            ++at_;
            return take({{}, true});
        }
        if (c == '*' || c == '+' || c == '?' || c == '{') fail(start, "There is nothing before this sign to repeat");
        if (c == '^' || c == '$')
            fail(start, "The signs ^ and $ can stand only at the beginning and end; the whole text must match anyway");
        if (c == '\\') return take(escape(false));
        auto point = nextCodePoint(text_, at_);
        return take({{{point, point}}, false});
    }

    Node repeated(Node one) {
        int rounds = 0;
        while (!error_ && at_ < text_.size()) {
            auto start = at_;
            int least = 0, most = -1;
            char c = text_[at_];
            if (c == '*' || c == '+' || c == '?') {
                ++at_;
                least = c == '+' ? 1 : 0;
                most = c == '?' ? 1 : -1;
            } else if (c == '{') {
                ++at_;
                least = count();
                most = least;
                if (peek(",")) {
                    ++at_;
                    most = peek("}") ? -1 : count();
                }
                if (!peek("}") || (most >= 0 && most < least))
                    fail(start, "Repetitions are written {3}, {2,} or {2,5}");
                ++at_;
            } else {
                break;
            }
            if (peek("?")) ++at_; // as few as possible: the same when the whole text must match
            if (++rounds > 1) fail(start, "There is nothing before this sign to repeat");
            Node repeat{Node::Shape::Repeat, {}, 0, least, most};
            repeat.parts.push_back(std::move(one));
            one = std::move(repeat);
        }
        return one;
    }

    int count() {
        auto start = at_;
        int number = 0;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' && number <= kMaxRepeat)
            number = number * 10 + (text_[at_++] - '0');
        if (at_ == start) fail(start, "Repetitions are written {3}, {2,} or {2,5}");
        if (number > kMaxRepeat) fail(start, "A part can be repeated at most 1,000 times");
        return number;
    }

    Set escape(bool inBrackets) {
        auto start = at_++;
        if (at_ == text_.size()) {
            fail(start, "A backslash needs a character after it");
            return {};
        }
        char c = text_[at_++];
        auto one = [](char32_t point) { return Set{{{point, point}}, false}; };
        switch (c) {
        case 'd':
            return {{{'0', '9'}}, false};
        case 'w':
            return {{{'A', 'Z'}, {'a', 'z'}, {'0', '9'}, {'_', '_'}}, false};
        case 's':
            return {{{' ', ' '}, {'\t', '\r'}}, false};
        case 'D':
            return {{{0, '0' - 1}, {'9' + 1, 0x10FFFF}}, false};
        case 'W':
            return {{{0, '0' - 1}, {'9' + 1, 'A' - 1}, {'Z' + 1, '_' - 1}, {'_' + 1, 'a' - 1}, {'z' + 1, 0x10FFFF}},
                    false};
        case 'S':
            return {{{0, '\t' - 1}, {'\r' + 1, ' ' - 1}, {' ' + 1, 0x10FFFF}}, false};
        case 'n':
            return one('\n');
        case 't':
            return one('\t');
        case 'r':
            return one('\r');
        default:
            break;
        }
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (word)
            fail(start, std::string("\\") + c + " is not supported in patterns" + (inBrackets ? " in brackets" : ""));
        --at_;
        auto point = nextCodePoint(text_, at_);
        return one(point);
    }

    Set bracket() {
        auto start = at_++;
        Set set;
        set.negated = peek("^");
        if (set.negated) ++at_;
        for (bool first = true; !error_; first = false) {
            if (at_ >= text_.size()) {
                fail(start, "This bracket is not closed");
                break;
            }
            if (text_[at_] == ']' && !first) break;
            bool escaped = text_[at_] == '\\';
            Set low = escaped ? escape(true) : one();
            bool single = low.ranges.size() == 1 && low.ranges[0].first == low.ranges[0].second;
            if (!error_ && single && peek("-") && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
                auto dash = at_++;
                Set high = text_[at_] == '\\' ? escape(true) : one();
                bool alsoSingle = high.ranges.size() == 1 && high.ranges[0].first == high.ranges[0].second;
                if (error_) break;
                if (!alsoSingle || high.ranges[0].first < low.ranges[0].first)
                    fail(dash, "A range in brackets goes from a lower to a higher character");
                low.ranges[0].second = high.ranges.empty() ? 0 : high.ranges[0].first;
            }
            set.ranges.insert(set.ranges.end(), low.ranges.begin(), low.ranges.end());
        }
        ++at_;
        return set;
    }

    Set one() {
        auto point = nextCodePoint(text_, at_);
        return {{{point, point}}, false};
    }

    Node take(Set set) {
        out_.sets_.push_back(std::move(set));
        return {Node::Shape::Take, {}, static_cast<int>(out_.sets_.size()) - 1, 0, 0};
    }

    int put(Kind kind, int first = 0, int second = 0) {
        if (out_.steps_.size() >= kMaxSteps) fail(0, "This pattern is too long once its repetitions are written out");
        out_.steps_.push_back({kind, first, second});
        return static_cast<int>(out_.steps_.size()) - 1;
    }
    int here() const { return static_cast<int>(out_.steps_.size()); }

    void emit(const Node& node) {
        if (error_) return;
        if (++emits_ > kMaxEmits) return fail(0, "This pattern is too long once its repetitions are written out");
        switch (node.shape) {
        case Node::Shape::Empty:
            break;
        case Node::Shape::Take:
            put(Kind::Take, node.set);
            break;
        case Node::Shape::Sequence:
            for (auto& part : node.parts) emit(part);
            break;
        case Node::Shape::Either: {
            std::vector<int> ends;
            for (std::size_t i = 0; i < node.parts.size(); ++i) {
                if (i + 1 == node.parts.size()) {
                    emit(node.parts[i]);
                    break;
                }
                int split = put(Kind::Split);
                emit(node.parts[i]);
                ends.push_back(put(Kind::Jump));
                out_.steps_[split].first = split + 1;
                out_.steps_[split].second = here();
            }
            for (int end : ends) out_.steps_[end].first = here();
            break;
        }
        case Node::Shape::Repeat:
            for (int i = 0; i < node.least && !error_; ++i) emit(node.parts[0]);
            if (node.most < 0) {
                int split = put(Kind::Split);
                emit(node.parts[0]);
                put(Kind::Jump, split);
                out_.steps_[split].first = split + 1;
                out_.steps_[split].second = here();
            } else {
                std::vector<int> splits;
                for (int i = node.least; i < node.most && !error_; ++i) {
                    splits.push_back(put(Kind::Split));
                    emit(node.parts[0]);
                }
                for (int split : splits) {
                    out_.steps_[split].first = split + 1;
                    out_.steps_[split].second = here();
                }
            }
            break;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int emits_ = 0;
    std::optional<PatternError> error_;
    TextPattern out_;
};

std::variant<TextPattern, PatternError> TextPattern::compile(std::string_view pattern) {
    return PatternCompiler(pattern).run();
}

std::optional<bool> TextPattern::matches(std::string_view text) const {
    if (text.size() > kMaxWork / steps_.size()) return std::nullopt;
    // All places the pattern can be at, at once, in step with the text. `seen` holds the round a place was last entered
    // in.
    std::vector<int> places, next, open;
    std::vector<std::uint32_t> seen(steps_.size(), 0);
    std::uint32_t round = 1;
    bool end = false;
    auto enter = [&](int place, std::vector<int>& into) {
        open.assign(1, place);
        while (!open.empty()) {
            int at = open.back();
            open.pop_back();
            if (seen[at] == round) continue;
            seen[at] = round;
            auto& step = steps_[at];
            switch (step.kind) {
            case Step::Kind::Take:
                into.push_back(at);
                break;
            case Step::Kind::End:
                end = true;
                break;
            case Step::Kind::Jump:
                open.push_back(step.first);
                break;
            case Step::Kind::Split:
                open.push_back(step.second);
                open.push_back(step.first);
                break;
            }
        }
    };
    enter(0, places);
    for (std::size_t at = 0; at < text.size();) {
        auto point = nextCodePoint(text, at);
        ++round;
        end = false;
        next.clear();
        for (int place : places)
            if (sets_[steps_[place].first].has(point)) enter(place + 1, next);
        places.swap(next);
        if (places.empty() && !end) return false;
    }
    return end;
}

} // namespace trellis
