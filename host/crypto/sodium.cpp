#include "crypto/sodium.hpp"

#include "model/error.hpp"

namespace trellis {

void startSodium() {
    // sodium_init is thread-safe and says 1 when it has been called before.
    static const int started = sodium_init();
    if (started < 0)
        throw Error("TR-K08", "The machine's source of randomness could not be opened, so no keys can be made or used.",
                    "Nothing was changed. Start the machine again; if it stays so, ask whoever looks after it.");
}

} // namespace trellis
