// The log as JSON Lines (JOURNAL.md).
#include "record/canonical.hpp"
#include "store/workspace_state.hpp"

namespace trellis {

void Workspace::exportJournal(const std::filesystem::path& file, Progress& progress) {
    std::string out =
        CanonicalObject().text("trellis", "journal").number("v", 1).text("workspace", info().id).done() + "\n";
    const bool complete = guarded("export the journal", [&] {
        const long total = state_->db->execAndGet("SELECT count(*) FROM revision").getInt();
        long done = 0;
        SQLite::Statement rows(*state_->db,
                               "SELECT entry, hash, signature, content, 'entry', device, seq, 0 FROM revision UNION ALL "
                               "SELECT entry, hash, signature, content, 'received', device, seq, 1 FROM received "
                               "ORDER BY 8, 6, 7, 2");
        while (rows.executeStep()) {
            CanonicalObject line;
            line.text(column(rows, 4), column(rows, 0))
                .text("hash", hex(column(rows, 1)))
                .text("signature", hex(column(rows, 2)));
            line.text("content", column(rows, 3));
            out += line.done() + "\n";
            if (++done % 256 == 0) {
                progress.step("Writing the journal", done, total);
                if (progress.cancelled()) return false;
            }
        }
        return true;
    });
    if (!complete) return;
    updateWitness(*state_, true);
    out += CanonicalObject()
               .text("trellis", "witness")
               .raw("witness",
                    [&] {
                        std::string text = state_->witness.text();
                        text.pop_back(); // its line end
                        return text;
                    }())
               .done() +
           "\n";
    writeWhole(file, out);
    audit("exported", "journal");
}

} // namespace trellis
