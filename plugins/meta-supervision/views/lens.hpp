// What all views across places share: which place or supervisor they are narrowed to, what happened there, what differs
// in context, and what is not asked alike (domain.md 5.6, narrative rule; 5.7).
#pragma once
#include <trellis/plugin.hpp>

#include <string>
#include <vector>

namespace meta {

using trellis::sdk::Day;
using trellis::sdk::Figure;
using trellis::sdk::Figures;
using trellis::sdk::View;

/// Something that happened in a place (kind "place-event"), as the measure "meta.events" carries it.
struct PlaceHappening {
    std::string place, kind, words;
    Day from{0};
    std::optional<Day> to;
};

/// The code of a happening in "meta.events", and back. "2025-03-03/2025-04-01 training Fernwick".
std::string happeningCode(const PlaceHappening& one);
std::optional<PlaceHappening> happeningFrom(const std::string& code, const std::string& label);

/// What was written about a place in a review across places; `place` empty: what differs between places.
struct Story {
    std::string place, words;
};

/// Which choices of this name a view has: none, "locality", or "locality" and "supervisor".
enum class Narrow { Nothing, Place, PlaceAndSupervisor };

class Lens {
public:
    explicit Lens(View& out, Narrow by = Narrow::PlaceAndSupervisor);

    const std::string& locality() const { return locality_; }     ///< empty: all
    const std::string& supervisor() const { return supervisor_; } ///< empty: all
    /// What figures are narrowed to: a supervisor goes before a locality.
    std::string about() const { return supervisor_.empty() ? locality_ : supervisor_; }
    Figures figures(const char* measure, const char* period, const char* by = "") const;

    /// Of the places asked about, in the view's period; needs "meta.events" under <uses>.
    const std::vector<PlaceHappening>& happenings() const { return happenings_; }
    /// Draws them on the panel begun last, those of one place alone where it is named.
    void drawEvents(const std::string& place = {}) const;

    /// Ends a view across places: subject, what differs in context, what is not asked alike. `items` are those that the
    /// figures rest on ("session.", "model.focus"): an adaptation of one of them is a footnote.
    void close(const std::vector<std::string>& items) const;

private:
    View& out_;
    std::string locality_, supervisor_;
    std::vector<PlaceHappening> happenings_;
};

/// Stories of the newest review that speaks of days in the view's period; needs "meta.context" under <uses>.
std::vector<Story> stories(const View& out);

/// "Leave (4), Covering a crisis (3)": the three named most. What is hidden is in no order and not named: even that it
/// was among the most would tell something of a small number. `second`: of figures split two ways, the second alone.
std::string namedMost(std::vector<Figure> all, bool second);

/// "September 2025".
std::string monthOf(Day day);
/// "Jul to Sep 2025" of the quarter that begins on that day.
std::string quarterOf(Day first);
/// Is there anything to draw?
bool anyIn(const Figures& figures);
/// The two codes of a group asked for two ways at once.
std::pair<std::string, std::string> bothCodes(const std::string& group);
/// The second label of such a group: "Fernwick, Person-led goals" of the place "Fernwick".
std::string secondLabel(const Figure& figure);
/// "1 session", "3 sessions".
std::string counted(std::size_t number, const char* one, const char* several);

} // namespace meta
