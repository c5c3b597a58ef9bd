// The kinds of the plugin. Each says its life, what a new one starts with, what deserves a second look, and its line in
// lists, which says nothing about what was said.
#pragma once
#include <trellis/plugin.hpp>

namespace meta {

using trellis::sdk::Description;
using trellis::sdk::Draft;
using trellis::sdk::Findings;
using trellis::sdk::Kind;
using trellis::sdk::Record;
using trellis::sdk::Timeline;

/// A line for a list: what somebody typed over several lines stands in one, and what is long is cut, never inside a
/// character of several bytes. A line has at most 300 bytes.
inline std::string oneLine(std::string text) {
    constexpr std::size_t most = 280;
    for (auto& c : text)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (text.size() <= most) return text;
    auto cut = most;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return text.substr(0, cut) + " \u2026";
}

/// A meeting of a meta-supervisor with a supervisor (domain.md 5.2).
class MetaSession final : public Kind {
public:
    MetaSession();
    void describe(Description& life) const override;
    void prefill(const Timeline& timeline, Draft& draft) const override;
    void check(const Record& record, const Timeline& timeline, Findings& findings) const override;
    std::string summary(const Record& record) const override;
};

/// Feedback to a supervisor, station by station (5.3).
class Feedback final : public Kind {
public:
    Feedback();
    void describe(Description& life) const override;
    void check(const Record& record, const Timeline& timeline, Findings& findings) const override;
    std::string summary(const Record& record) const override;
};

/// Something only a leader can move (5.8).
class SystemIssue final : public Kind {
public:
    SystemIssue();
    void describe(Description& life) const override;
    void check(const Record& record, const Timeline& timeline, Findings& findings) const override;
    std::string summary(const Record& record) const override;
};

/// What supervisors say about the meta-supervision they get.
class UpwardFeedback final : public Kind {
public:
    UpwardFeedback();
    void describe(Description& life) const override;
    void check(const Record& record, const Timeline& timeline, Findings& findings) const override;
    std::string summary(const Record& record) const override;
};

/// What works for whom, where and why (6.3).
class Statement final : public Kind {
public:
    Statement();
    void describe(Description& life) const override;
    std::string summary(const Record& record) const override;
};

/// One coder's reading of extracts (6.1).
class Coding final : public Kind {
public:
    Coding();
    void describe(Description& life) const override;
    void check(const Record& record, const Timeline& timeline, Findings& findings) const override;
    std::string summary(const Record& record) const override;
};

/// Ten questions to one record (2.8).
class RecordReview final : public Kind {
public:
    RecordReview();
    void describe(Description& life) const override;
    std::string summary(const Record& record) const override;
};

/// Something that happened in a place (5.6, Timeline).
class PlaceEvent final : public Kind {
public:
    PlaceEvent();
    void describe(Description& life) const override;
    std::string summary(const Record& record) const override;
};

/// What helps and hinders in a place, as somebody there sees it; the slot for a published instrument (3.13).
class ContextOfPlace final : public Kind {
public:
    ContextOfPlace();
    void describe(Description& life) const override;
    std::string summary(const Record& record) const override;
};

/// First the stories, then the figures (5.6, narrative rule).
class CrossSiteReview final : public Kind {
public:
    CrossSiteReview();
    void describe(Description& life) const override;
    std::string summary(const Record& record) const override;
};

} // namespace meta
