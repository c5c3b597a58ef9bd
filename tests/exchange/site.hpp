// A workspace without desk and plugins for the tests of the exchange: a small real form, records with parts of every class.
#pragma once
#include "exchange/bundle.hpp"
#include "exchange/standing.hpp"
#include "store/fixture.hpp"
#include "template/template_reader.hpp"

#include <algorithm>

namespace trellis::test {

inline TemplatePtr exchangeForm() {
    static const TemplatePtr form = [] {
        const auto read = readTemplate(R"(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:trellis:template:1" id="test.session" version="1.0.0" lang="en-GB" status="released">
  <about><title>Test session</title><purpose>For a test.</purpose><badge>For a test</badge><source>For a test</source></about>
  <section id="main" title="Main">
    <item id="held" type="boolean" class="A"><label>Held</label></item>
    <item id="theme" type="text" class="P M"><label>Theme</label></item>
    <item id="agreed" type="long-text" class="P"><label>What was agreed</label></item>
    <rows id="actions" class="P"><label>Actions</label>
      <item id="action.what" type="text" class="P"><label>What</label></item>
    </rows>
  </section>
</template>)",
                                       "test", [](const std::string&) { return std::optional<CodeList>(); });
        for (auto& message : read.messages) UNSCOPED_INFO(message.message);
        REQUIRE(read.form);
        return read.form;
    }();
    return form;
}

struct Site {
    Folder folder;
    FixedClock clock{*Date::fromIso("2025-09-16")};
    SeededRandom random;
    std::unique_ptr<Workspace> workspace;
    PersonCode me;

    Site(const std::string& name, const PersonCode& user, std::uint64_t seed)
        : random(seed)
        , me(user) {
        StoreOptions options;
        options.clock = &clock;
        options.random = &random;
        options.cost = KeyCost::cheapest();
        std::string code;
        workspace = Workspace::create({folder / (name + ".trellis"), name, name, false, {user, Role::Supervisor}, passphrase},
                                      options, &code);
    }

    RecordRevision write(const Id& record, std::vector<Id> parents, const std::string& agreed) {
        DraftState draft;
        draft.key = {record.empty() ? newId(clock, random) : record, "test-session", "agreement-1", "FK-S1", {"FK-CP3"}};
        draft.form = exchangeForm()->ref;
        draft.day = clock.today();
        draft.state = "completed";
        draft.author = me;
        draft.answers.values["held"] = true;
        draft.answers.values["theme"] = "theme of " + agreed;
        draft.answers.values["agreed"] = agreed;
        draft.answers.rows["actions"] = {{newId(clock, random), {{"action.what", "do " + agreed}}}};
        std::vector<Id> settles;
        if (!parents.empty()) {
            draft.base = parents.front();
            draft.reason = "because of " + agreed;
            settles.assign(parents.begin() + 1, parents.end());
        }
        return workspace->finalise(draft, *exchangeForm(), settles);
    }

    /// Everything about these records, with devices, users and forms; `keep` says which answers stay open.
    std::vector<CarriedEntry> carried(const std::vector<Id>& records, const std::function<bool(const LeafText&)>& keep) {
        const Receiving receiving(*workspace);
        std::map<Bytes, CarriedEntry> out;
        std::set<std::string> devices, forms;
        std::set<PersonCode> people;
        for (auto& record : records)
            for (auto& one : receiving.about(EntryType::Record, record)) {
                const auto fields = readEntry(one.text);
                devices.insert(fields.device);
                if (fields.type == EntryType::SignOff) people.insert(fields.person);
                if (fields.type == EntryType::Record) {
                    forms.insert(fields.form);
                    one.content = Content::fromText(one.content).withholding(keep).text();
                }
                out[one.hash] = one;
            }
        for (auto& one : people)
            for (auto& entry : receiving.about(EntryType::User, one)) {
                devices.insert(readEntry(entry.text).device);
                out[entry.hash] = entry;
            }
        for (auto& one : forms)
            for (auto& entry : receiving.about(EntryType::Form, one)) {
                devices.insert(readEntry(entry.text).device);
                out[entry.hash] = entry;
            }
        for (auto& one : devices)
            for (auto& entry : receiving.about(EntryType::Device, one)) out[entry.hash] = entry;
        std::vector<CarriedEntry> all;
        for (auto& [hash, one] : out) all.push_back(one);
        return all;
    }

    Received take(std::vector<CarriedEntry> entries) {
        Received out;
        workspace->together([&] { out = Receiving(*workspace).take(std::move(entries)); });
        return out;
    }

    std::vector<Id> records() const {
        std::vector<Id> out;
        for (auto& head : workspace->heads()) out.push_back(head.key.id);
        return out;
    }

    std::string standing() const {
        return standingOf(*workspace, [](const Id&) { return true; }).hash;
    }

    /// All that lists and readers get of every record, as one text.
    std::string shown() const {
        auto all = workspace->heads();
        std::ranges::sort(all, {}, [](auto& head) { return head.key.id; });
        std::string out;
        for (auto& head : all) {
            out += head.key.id + " " + head.revision + " " + head.state + " " + std::to_string(head.layers) +
                   (head.conflict ? " two\n" : "\n");
            for (auto& id : workspace->headRevisions(head.key.id)) out += "  head " + id + "\n";
            for (auto& layer : workspace->layers(head.key.id)) {
                out += "  " + layer.id + " " + layer.contentHash + " " + layer.reason;
                for (auto& [item, value] : layer.answers.values) out += " " + item + "=" + plainText(value);
                for (auto& row : layer.answers.rowsOf("actions"))
                    for (auto& [cell, value] : row.cells) out += " " + cell + "=" + plainText(value);
                for (auto& one : layer.signOffs) out += " signed " + one.person;
                out += "\n";
            }
        }
        return out;
    }
};

} // namespace trellis::test
