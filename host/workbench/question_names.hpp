// Where pages that show differences find the questions that they are about.
#pragma once
#include "model/error.hpp"
#include "pack/change_names.hpp"
#include "workbench/page.hpp"

namespace trellis {

inline FormNamed coreForms(Shell& shell) {
    return [&shell](const std::string& form) -> TemplatePtr {
        try {
            return shell.desk().currentTemplate(form);
        } catch (const Error&) { // a form that only this pack brings
            return nullptr;
        }
    };
}

} // namespace trellis
