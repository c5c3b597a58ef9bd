// The four kinds: what is in focus, a round of ratings, one pair on one page, and a quick look.
#pragma once
#include <trellis/plugin.hpp>

namespace unlearning {

/// What they share: their life, who and when. Nothing is ever due: a rating that is asked for by a date soon means
/// nothing.
class UnlearningKind : public trellis::sdk::Kind {
public:
    void describe(trellis::sdk::Description& life) const final;
    void prefill(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const final;
    void check(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
               trellis::sdk::Findings& findings) const final;

protected:
    using Kind::Kind;

private:
    virtual void begin(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const = 0;
    virtual void look(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
                      trellis::sdk::Findings& findings) const = 0;
};

/// At most five pairs, chosen together, each with one thing to try.
class Focus final : public UnlearningKind {
public:
    Focus();
    std::string summary(const trellis::sdk::Record& record) const override;

private:
    void begin(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void look(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
              trellis::sdk::Findings& findings) const override;
};

/// One row for each pair in focus.
class RatingRound final : public UnlearningKind {
public:
    RatingRound();
    std::string summary(const trellis::sdk::Record& record) const override;

private:
    void begin(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void look(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
              trellis::sdk::Findings& findings) const override;
};

class Checklist final : public UnlearningKind {
public:
    Checklist();
    std::string summary(const trellis::sdk::Record& record) const override;

private:
    void begin(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void look(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
              trellis::sdk::Findings& findings) const override;
};

/// One short scale for each pair; it is never turned into a rating.
class QuickLook final : public UnlearningKind {
public:
    QuickLook();
    std::string summary(const trellis::sdk::Record& record) const override;

private:
    void begin(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void look(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
              trellis::sdk::Findings& findings) const override;
};

} // namespace unlearning
