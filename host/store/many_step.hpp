// Inside store/ only: the writing side of Workspace::keepMany(): one transaction, read back step by step.
#pragma once
#include "store/filling.hpp"

namespace trellis {

/// Some thousand entries of a Filling. What is not settled must not be committed.
class ManyStep {
public:
    explicit ManyStep(Filling& filling);
    void write(SealedRecord record);
    long size() const { return static_cast<long>(written_.size()); }
    /// Puts the words of all of it into the index and reads all of it back. Error TR-S11 when what was read back is not
    /// what was written.
    void settle();

private:
    /// Error TR-R15.
    void refuseKnown(const Id& record);
    void readBack();

    /// What must be found again when the step is read back.
    struct Written {
        std::string text;
        Bytes hash, signature;
        std::string content;
    };
    Filling& filling_;
    Workspace::State& state_;
    std::int64_t first_;
    std::vector<Written> written_;
    EntryFields last_;
    std::vector<WordsToIndex> words_;
};

} // namespace trellis
