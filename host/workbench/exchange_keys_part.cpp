// Keys: mine to give away, others' to seal for, words to believe.
#include "workbench/exchange_parts.hpp"

#include "workbench/native.hpp"

namespace trellis {

namespace {

/// Something to be copied: read only, so that the keyboard reaches it.
wxTextCtrl* toCopy(wxWindow* parent, const std::string& words) {
    return new wxTextCtrl(parent, wxID_ANY, look::text(words), wxDefaultPosition, wxDefaultSize, wxTE_READONLY);
}

/// Words to be read out: all of them in sight at any text size.
wxTextCtrl* toReadOut(wxWindow* parent, const std::string& words) {
    const int lines = 1 + (Theme::get().textPercent() - 100 + 49) / 50;
    if (lines == 1) return toCopy(parent, words);
    auto* box = new wxTextCtrl(parent, wxID_ANY, look::text(words), wxDefaultPosition, wxDefaultSize,
                               wxTE_READONLY | wxTE_MULTILINE | wxTE_NO_VSCROLL);
    native::padText(box);
    box->SetMinSize(wxSize(-1, lines * box->GetCharHeight() + space::two));
    return box;
}

constexpr Role roles[] = {Role::MetaSupervisor, Role::Supervisor, Role::Supervisee, Role::ServiceLead, Role::Auditor};

} // namespace

KeysPart::KeysPart(wxWindow* parent, ExchangeController& controller, Shell& shell)
    : Holder(parent)
    , controller_(controller)
    , shell_(shell) {
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(look::section(this, "Keys"), 0, wxEXPAND | wxBOTTOM, space::one);
    auto field = [&](const wxString& label, wxWindow* control, const wxString& help) {
        sizer->Add(look::field(this, label, control, help), 0, wxEXPAND | wxBOTTOM, space::two);
    };
    field("Words of this workspace", toReadOut(this, controller_.deviceWords()),
          "Read them out to those who take in bundles from here.");
    for (auto& one : controller_.correspondents())
        sizer->Add(look::body(this, look::text("Sealed for " + one.code + ", " + words(one.role) + ": " + one.words)),
                   0, wxEXPAND | wxBOTTOM, space::one);
    for (auto& one : controller_.senders())
        sizer->Add(
            look::body(this, look::text("Believed: " + (one.name.empty() ? "a sender" : one.name) + ", " + one.words)),
            0, wxEXPAND | wxBOTTOM, space::one);
    keepSomebody(sizer);
    believeSomebody(sizer);
    giveAway(sizer);
    SetSizer(sizer);
}

/// What others need of me: asked for once in a while, so a long line of letters stands there only when it is wanted.
void KeysPart::giveAway(wxSizer* sizer) {
    sizer->Add(look::strong(this, "Give your key away"), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    sizer->Add(
        look::secondary(this, look::text("For those who send you bundles. Its words: " + controller_.keyWords())), 0,
        wxEXPAND | wxBOTTOM, space::one);
    auto* place = new wxBoxSizer(wxVERTICAL);
    auto* show = look::button(this, "Show m&y key", [] {});
    show->Bind(wxEVT_BUTTON, [this, show, place](wxCommandEvent&) {
        auto* key = toCopy(this, controller_.key());
        place->Add(look::field(this, "My key", key, "Copy it into a message to them."), 0, wxEXPAND);
        key->SetFocus();
        show->Hide();
        look::relayout(this);
    });
    sizer->Add(show);
    sizer->Add(place, 0, wxEXPAND);
}

void KeysPart::keepSomebody(wxSizer* sizer) {
    // Made in the order in which they stand, as Tab goes by that.
    auto* code = new wxTextCtrl(this, wxID_ANY);
    wxArrayString names;
    for (auto role : roles) names.Add(look::text(words(role)));
    auto* role = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, names);
    auto* key = new wxTextCtrl(this, wxID_ANY);
    role->SetSelection(0);
    sizer->Add(look::strong(this, "Keep somebody's key"), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(look::field(this, "&Code", code), 1, wxRIGHT, space::two);
    row->Add(look::field(this, "Who they &are", role), 2);
    sizer->Add(row, 0, wxEXPAND | wxBOTTOM, space::one);
    sizer->Add(look::field(this, "Their &key", key, "age1…, as it stands on their page Exchange"), 0,
               wxEXPAND | wxBOTTOM, space::one);
    sizer->Add(look::button(this, "Keep the key",
                            [this, code, key, role] {
                                const auto who = look::utf8(code->GetValue());
                                if (guarded(shell_, [&] {
                                        controller_.keep(who, look::utf8(key->GetValue()), roles[role->GetSelection()]);
                                    }))
                                    onChange(look::text("Bundles can be sealed for " + who +
                                                        " now. Compare the words of the key with them."));
                            }),
               0, wxBOTTOM, space::two);
}

void KeysPart::believeSomebody(wxSizer* sizer) {
    auto* words_ = new wxTextCtrl(this, wxID_ANY);
    auto* name = new wxTextCtrl(this, wxID_ANY);
    sizer->Add(look::strong(this, "Believe a sender"), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    sizer->Add(look::field(this, "Their twelve &words", words_, "As they read them out to you"), 0, wxEXPAND | wxBOTTOM,
               space::one);
    sizer->Add(look::field(this, "What you call the&m", name), 0, wxEXPAND | wxBOTTOM, space::one);
    sizer->Add(look::button(this, "Believe them", [this, words_, name] {
        if (guarded(shell_, [&] { controller_.believe(look::utf8(words_->GetValue()), look::utf8(name->GetValue())); }))
            onChange("Bundles with these words are believed here from now on.");
    }));
}

} // namespace trellis
