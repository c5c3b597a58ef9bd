// The entry that libFuzzer calls, for the target this program was built for.
#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    static const auto& target = trellis::test::fuzzTarget(TRELLIS_FUZZ_TARGET);
    target.read({reinterpret_cast<const char*>(data), size});
    return 0;
}
