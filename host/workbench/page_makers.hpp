// Who makes which page. The frame knows this list and nothing else about pages.
#pragma once
#include "workbench/page.hpp"

namespace trellis {

Page* makeTodayPage(wxWindow* parent, Shell& shell);
Page* makePeoplePage(wxWindow* parent, Shell& shell);
Page* makePersonPage(wxWindow* parent, Shell& shell, const PersonCode& person);
Page* makeSearchPage(wxWindow* parent, Shell& shell, const std::string& text);
/// Library and the pages behind it (library_pages.hpp).
Page* makeLibraryPage(wxWindow* parent, Shell& shell, const Destination& there);
Page* makeExchangePage(wxWindow* parent, Shell& shell);
Page* makeSettingsPage(wxWindow* parent, Shell& shell);
Page* makeHelpPage(wxWindow* parent, Shell& shell);

/// A page that a manifest asks for: its records and views (records_page.cpp). nullptr when no manifest does.
Page* makeRecordsPage(wxWindow* parent, Shell& shell, const Destination& there);
/// Writing: the session runner, or the plain form for short kinds (runner_page.cpp).
Page* makeDraftPage(wxWindow* parent, Shell& shell, const Id& record);
/// Reading, signing, amending (read_page.cpp).
Page* makeRecordPage(wxWindow* parent, Shell& shell, const Id& record);

} // namespace trellis
