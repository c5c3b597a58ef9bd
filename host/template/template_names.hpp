// The names that a template's expressions may use: what the reader gives to compileExpression().
#pragma once
#include "template/template.hpp"

namespace trellis {

/// Collected once per template, before its expressions are compiled. Needs items with ids, types and options; neither
/// expressions nor Template::index(). Later changes of the template are not seen.
class TemplateNames {
public:
    explicit TemplateNames(const Template& form);
    /// For an expression of a top-level item or section (`rowsItem` empty), or of a cell of `rowsItem`. `self` is the
    /// type of `.`: give it for constraints only. The scope may outlive this object.
    ExpressionScope scope(const std::string& rowsItem = {}, ExpressionType self = ExpressionType::Unknown) const;

private:
    struct Names;
    std::shared_ptr<const Names> names_;
};

} // namespace trellis
