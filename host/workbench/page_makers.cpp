#include "workbench/page_makers.hpp"

#include "workbench/main_frame.hpp"
#include "workbench/release_page.hpp"

namespace trellis {

Page* makePage(wxWindow* parent, Shell& shell, const Destination& there) {
    using At = Destination::Kind;
    switch (there.kind) {
    case At::Today:
        return makeTodayPage(parent, shell);
    case At::People:
        return makePeoplePage(parent, shell);
    case At::Search:
        return makeSearchPage(parent, shell, there.id);
    case At::Library:
        return makeLibraryPage(parent, shell, there);
    case At::Exchange:
        return there.id == releaseId ? makeReleasePage(parent, shell) : makeExchangePage(parent, shell);
    case At::Settings:
        return makeSettingsPage(parent, shell);
    case At::Help:
        return makeHelpPage(parent, shell);
    case At::Manifest:
        return makeRecordsPage(parent, shell, there);
    case At::Draft:
        return makeDraftPage(parent, shell, there.id);
    case At::Record:
        return makeRecordPage(parent, shell, there.id);
    case At::Person:
        return makePersonPage(parent, shell, there.id);
    }
    return nullptr;
}

} // namespace trellis
