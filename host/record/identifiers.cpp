#include "record/identifiers.hpp"

#include <algorithm>
#include <array>
#include <optional>

// Everything is scanned by hand: std::regex recurses per character and would overflow on a note of a megabyte.
namespace trellis {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool letter(char c) { return upper(c) || lower(c); }
bool wordy(char c) { return letter(c) || digit(c) || static_cast<unsigned char>(c) >= 0x80 || c == '_'; }
char folded(char c) { return upper(c) ? static_cast<char>(c + 32) : c; }

/// A hand on the text that never reads outside it.
struct Cursor {
    std::string_view text;
    std::size_t at = 0;
    char peek(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
    bool take(char c) { return peek() == c && c ? (++at, true) : false; }
    void blanks() {
        while (peek() == ' ') ++at;
    }
    /// Between `least` and `most` digits, and no more after them.
    std::optional<int> number(std::size_t least, std::size_t most) {
        std::size_t n = 0;
        int value = 0;
        while (n <= most && digit(peek(n))) value = value * 10 + (peek(n) - '0'), ++n;
        if (n < least || n > most) return {};
        at += n;
        return value;
    }
    /// A word of letters, folded to lower case; empty where none begins.
    std::string word() {
        std::string out;
        while (letter(peek()) && out.size() < 12) out += folded(text[at++]);
        return out;
    }
};

struct FoundDate {
    int year = 0;
    std::size_t end = 0;
};

int monthOf(const std::string& word) {
    static constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
    if (word.size() < 3) return 0;
    for (std::size_t i = 0; i < months.size(); ++i)
        if (std::string_view(months[i]).starts_with(word) || (word == "sept" && i == 8)) return static_cast<int>(i) + 1;
    return 0;
}

int fullYear(int year, bool twoDigits) { return twoDigits ? (year > 30 ? 1900 : 2000) + year : year; }

/// A full date at `at`: 3/4/1961, 03.04.61, 1961-04-03, 3 April 1961, 3rd of April 1961, April 3, 1961.
std::optional<FoundDate> dateAt(std::string_view text, std::size_t at) {
    Cursor c{text, at};
    if (letter(c.peek())) {
        if (!monthOf(c.word())) return {};
        c.blanks();
        if (!c.number(1, 2)) return {};
        c.word();
        c.take(',');
        c.blanks();
        auto year = c.number(4, 4);
        return year ? std::optional(FoundDate{*year, c.at}) : std::nullopt;
    }
    if (auto year = Cursor{text, at}.number(4, 4)) {
        c.at += 4;
        char separator = c.peek();
        if (separator != '-' && separator != '/' && separator != '.') return {};
        ++c.at;
        auto month = c.number(1, 2);
        if (!month || *month < 1 || *month > 12 || !c.take(separator)) return {};
        auto day = c.number(1, 2);
        return day && *day >= 1 && *day <= 31 ? std::optional(FoundDate{*year, c.at}) : std::nullopt;
    }
    auto day = c.number(1, 2);
    if (!day || *day < 1 || *day > 31) return {};
    if (char separator = c.peek(); separator == '/' || separator == '.' || separator == '-') {
        ++c.at;
        auto month = c.number(1, 2);
        if (!month || *month < 1 || *month > 12 || !c.take(separator)) return {};
        if (auto year = c.number(4, 4)) return FoundDate{*year, c.at};
        auto year = c.number(2, 2);
        return year ? std::optional(FoundDate{fullYear(*year, true), c.at}) : std::nullopt;
    }
    auto word = c.word();
    if (word == "st" || word == "nd" || word == "rd" || word == "th") word.clear();
    c.blanks();
    if (word.empty()) word = c.word();
    if (word == "of") c.blanks(), word = c.word();
    if (!monthOf(word)) return {};
    c.take(',');
    c.blanks();
    auto year = c.number(4, 4);
    return year ? std::optional(FoundDate{*year, c.at}) : std::nullopt;
}

/// "DoB", "born on the" … : where the words end that announce a date of birth.
std::optional<std::size_t> birthWordsAt(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 8> phrases{"date of birth", "d.o.b.", "d.o.b",        "dob",
                                                             "birth date",    "born",   "dyddiad geni", "ganwyd"};
    for (auto phrase : phrases) {
        if (text.size() - at < phrase.size()) continue;
        bool same = std::ranges::equal(text.substr(at, phrase.size()), phrase, {}, folded);
        char next = at + phrase.size() < text.size() ? text[at + phrase.size()] : ' ';
        if (same && (!letter(next) || phrase.back() == '.')) return at + phrase.size();
    }
    return {};
}

std::optional<IdentifierSpan> birthDateAt(std::string_view text, std::size_t at) {
    auto from = birthWordsAt(text, at);
    if (!from) return {};
    // Up to a few small words may stand between: "born on the 3rd", "DoB is: 03/04/61".
    for (std::size_t i = *from; i < text.size() && i < *from + 12; ++i) {
        if (i > *from && wordy(text[i - 1])) continue;
        if (auto date = dateAt(text, i)) return IdentifierSpan{IdentifierKind::BirthDate, at, date->end};
    }
    return {};
}

std::optional<IdentifierSpan> initialsAndBirthAt(std::string_view text, std::size_t at) {
    Cursor c{text, at};
    int initials = 0;
    while (initials < 4 && upper(c.peek())) ++c.at, c.take('.'), ++initials;
    if (initials < 2 || initials > 3 || wordy(c.peek())) return {};
    while (c.peek() == ' ' || c.peek() == ',' || c.peek() == '(' || c.peek() == ':') ++c.at;
    auto date = dateAt(text, c.at);
    // The day of a meeting is written like this too; the people discussed are adults.
    if (!date || date->year < 1900 || date->year > 2010) return {};
    return IdentifierSpan{IdentifierKind::InitialsAndBirth, at, date->end};
}

/// The digits of the text at `at`, cut into groups of the given sizes by single blanks or dashes; where they end.
std::optional<std::size_t> groupsAt(std::string_view text, std::size_t at, std::initializer_list<int> sizes,
                                    std::string& digits) {
    digits.clear();
    for (int size : sizes) {
        if (!digits.empty() && at < text.size() && (text[at] == ' ' || text[at] == '-'))
            ++at;
        else if (!digits.empty())
            return {};
        for (int i = 0; i < size; ++i, ++at) {
            if (at >= text.size() || !digit(text[at])) return {};
            digits += text[at];
        }
    }
    if (at < text.size() && digit(text[at])) return {};
    return at;
}

bool nhsCheckDigit(std::string_view ten) {
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (ten[static_cast<std::size_t>(i)] - '0') * (10 - i);
    int check = 11 - sum % 11;
    if (check == 11) check = 0;
    return check != 10 && check == ten[9] - '0' && ten.find_first_not_of(ten[0]) != std::string_view::npos;
}

std::optional<IdentifierSpan> nhsNumberAt(std::string_view text, std::size_t at) {
    std::string digits;
    auto end = groupsAt(text, at, {10}, digits);
    if (!end) end = groupsAt(text, at, {3, 3, 4}, digits);
    if (!end || !nhsCheckDigit(digits)) return {};
    return IdentifierSpan{IdentifierKind::NhsNumber, at, *end};
}

std::optional<IdentifierSpan> phoneAt(std::string_view text, std::size_t at) {
    Cursor c{text, at};
    bool international = c.take('+') ? c.take('4') && c.take('4') : false;
    if (text[at] == '+' && !international) return {};
    c.blanks();
    bool bracket = c.take('(');
    bool zero = c.take('0');
    if (!international && !zero) return {};
    if (bracket && international && zero) c.take(')'), bracket = false; // +44 (0)20 …
    c.blanks();
    std::string digits;
    std::size_t groups = 1, end = c.at, first = c.at;
    for (; c.at < text.size() && digits.size() <= 11; ++c.at) {
        char now = c.peek();
        if (digit(now)) {
            digits += now;
            end = c.at + 1;
        } else if (now == ')' && bracket) {
            bracket = false;
        } else if ((now == ' ' || now == '-') && (digit(c.peek(1)) || c.peek(1) == '(')) {
            ++groups;
        } else {
            break;
        }
    }
    // After the zero come nine or ten digits; a scale written out (0 1 2 3 …) has many groups of one, a range has few
    // digits.
    if ((digits.size() != 10 && digits.size() != 9) || groups > 5 || first == end) return {};
    if (!international && (digits[0] == '0' || digits[0] == '4' || digits[0] == '6')) return {};
    return IdentifierSpan{IdentifierKind::Phone, at, end};
}

constexpr std::string_view postalAreas = " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE "
                                         "DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA "
                                         "HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML "
                                         "N NE NG NN NP NR NW OL OX PA PE PH PL PO PR "
                                         "RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW "
                                         "UB W WA WC WD WF WN WR WS WV YO ZE IM JE GY ";

std::optional<IdentifierSpan> postcodeAt(std::string_view text, std::size_t at) {
    Cursor c{text, at};
    bool capital = upper(c.peek());
    auto proper = [&](char l) { return capital ? upper(l) : lower(l); };
    std::string area(1, ' ');
    while (area.size() < 3 && proper(c.peek())) area += static_cast<char>(folded(text[c.at++]) - 32);
    if (postalAreas.find(area + ' ') == std::string_view::npos || !digit(c.peek())) return {};
    ++c.at;
    if (digit(c.peek()) && (digit(c.peek(1)) || c.peek(1) == ' '))
        ++c.at;
    else if (proper(c.peek()) && (c.peek(1) == ' ' || digit(c.peek(1))))
        ++c.at;
    bool spaced = c.take(' ');
    if (!digit(c.peek()) || !proper(c.peek(1)) || !proper(c.peek(2)) || wordy(c.peek(3))) return {};
    std::string unit{folded(c.peek(1)), folded(c.peek(2))};
    if (unit.find_first_of("cikmov") != std::string::npos) return {};
    // In small letters only with the space, and never an ordinal: "e2 3rd".
    if (!capital && (!spaced || unit == "st" || unit == "nd" || unit == "rd" || unit == "th")) return {};
    return IdentifierSpan{IdentifierKind::Postcode, at, c.at + 3};
}

std::optional<IdentifierSpan> niNumberAt(std::string_view text, std::size_t at) {
    Cursor c{text, at};
    char a = static_cast<char>(folded(c.peek())), b = static_cast<char>(folded(c.peek(1)));
    if (!lower(a) || !lower(b) || std::string_view("dfiquv").find(a) != std::string_view::npos ||
        std::string_view("dfiquvo").find(b) != std::string_view::npos)
        return {};
    for (std::string_view never : {"bg", "gb", "nk", "kn", "tn", "nt", "zz"})
        if (never[0] == a && never[1] == b) return {};
    c.at += 2;
    for (int pair = 0; pair < 3; ++pair) {
        c.take(' ');
        if (!digit(c.peek()) || !digit(c.peek(1))) return {};
        c.at += 2;
    }
    c.take(' ');
    char last = folded(c.peek());
    if (last < 'a' || last > 'd' || wordy(c.peek(1))) return {};
    return IdentifierSpan{IdentifierKind::NiNumber, at, c.at + 1};
}

std::optional<IdentifierSpan> emailAt(std::string_view text, std::size_t at) {
    auto local = [](char x) {
        return letter(x) || digit(x) || x == '.' || x == '_' || x == '-' || x == '+' || x == '%';
    };
    auto host = [](char x) { return letter(x) || digit(x) || x == '-'; };
    std::size_t i = at;
    while (i < text.size() && i < at + 64 && local(text[i])) ++i;
    if (i == at || i >= text.size() || text[i] != '@') return {};
    std::size_t label = ++i, dots = 0, end = 0;
    while (i < text.size() && i < label + 255) {
        if (host(text[i])) {
            ++i;
        } else if (text[i] == '.' && i > label && i + 1 < text.size() && host(text[i + 1])) {
            ++dots;
            label = ++i;
        } else {
            break;
        }
        end = i;
    }
    if (!dots || end - label < 2) return {};
    return IdentifierSpan{IdentifierKind::Email, at, end};
}

std::optional<IdentifierSpan> anythingAt(std::string_view text, std::size_t at) {
    char c = text[at];
    if (letter(c) || digit(c))
        if (auto found = emailAt(text, at)) return found;
    if (letter(c)) {
        if (auto found = birthDateAt(text, at)) return found;
        if (auto found = initialsAndBirthAt(text, at)) return found;
        if (auto found = niNumberAt(text, at)) return found;
        if (auto found = postcodeAt(text, at)) return found;
    }
    if (digit(c))
        if (auto found = nhsNumberAt(text, at)) return found;
    if (c == '0' || c == '+' || c == '(')
        if (auto found = phoneAt(text, at)) return found;
    return {};
}

} // namespace

std::vector<IdentifierSpan> identifiersIn(std::string_view text) {
    std::vector<IdentifierSpan> out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        // Only where a word begins: inside one, or in the middle of a longer number, nothing starts.
        if (at > 0 && wordy(text[at - 1])) continue;
        if (digit(text[at]) && at > 1 && digit(text[at - 2]) && (text[at - 1] == '-' || text[at - 1] == '.')) continue;
        if (auto found = anythingAt(text, at); found && (found->end >= text.size() || !digit(text[found->end]))) {
            out.push_back(*found);
            at = found->end - 1;
        }
    }
    return out;
}

std::string sentence(IdentifierKind kind) {
    switch (kind) {
    case IdentifierKind::NhsNumber:
        return "This looks like an NHS number. A case code is enough here.";
    case IdentifierKind::BirthDate:
        return "This looks like a date of birth. A case code is enough here.";
    case IdentifierKind::InitialsAndBirth:
        return "Initials with a date of birth can point to one person. A case code is enough here.";
    case IdentifierKind::Postcode:
        return "This looks like a postcode. The kind of place is usually enough.";
    case IdentifierKind::Phone:
        return "This looks like a telephone number. It is better kept in the care record.";
    case IdentifierKind::Email:
        return "This looks like an e-mail address. A code or a role is enough here.";
    case IdentifierKind::NiNumber:
        return "This looks like a National Insurance number. A case code is enough here.";
    }
    return {};
}

namespace {

void look(const Item& item, const Value& value, const ItemPath& where, std::vector<Finding>& out) {
    std::string_view text;
    if (auto* plain = std::get_if<std::string>(&value))
        text = *plain;
    else if (auto* code = std::get_if<Code>(&value); code && item.type == ItemType::Case)
        text = code->code;
    else
        return;
    std::vector<IdentifierKind> said;
    for (auto& span : identifiersIn(text)) {
        if (std::ranges::find(said, span.kind) != said.end()) continue;
        said.push_back(span.kind);
        out.push_back({Severity::Ask, where, "identifier", sentence(span.kind)});
    }
}

} // namespace

std::vector<Finding> identifierFindings(const Template& form, const Answers& answers) {
    std::vector<Finding> out;
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (!item.isRows()) {
                look(item, answers.value(item.id), {item.id, {}, {}}, out);
                continue;
            }
            for (auto& row : answers.rowsOf(item.id))
                for (auto& cell : item.cells)
                    if (auto value = row.cells.find(cell.id); value != row.cells.end())
                        look(cell, value->second, {cell.id, item.id, row.id}, out);
        }
    return out;
}

} // namespace trellis
