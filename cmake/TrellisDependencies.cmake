# Every third-party library, found once. A box names what it uses; tests/architecture greps that nobody else includes it.
if(POLICY CMP0167) # newer CMake: Boost's own description of itself
    cmake_policy(SET CMP0167 NEW)
endif()
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(pugixml REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(Threads REQUIRED)

pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(SQLCIPHER REQUIRED IMPORTED_TARGET sqlcipher)

# SQLiteCpp is a static library that needs the symbols of sqlite3. SQLCipher has the same ones, so its file is linked
# as it lies, without the package's own CMake target, which would bring plain sqlite3 in.
find_library(TRELLIS_SQLITECPP SQLiteCpp REQUIRED)
add_library(trellis_dep_sqlite INTERFACE)
target_link_libraries(trellis_dep_sqlite INTERFACE ${TRELLIS_SQLITECPP} PkgConfig::SQLCIPHER)
target_compile_definitions(trellis_dep_sqlite INTERFACE SQLITE_HAS_CODEC)

# Memory from mimalloc instead of the C library, for programs that make and drop millions of small things on several
# threads. It takes over when the program is started, so it is linked into programs and never into a box. Secrets are not
# its business: libsodium takes memory for them from the system itself. The sanitizers bring memory of their own.
find_library(TRELLIS_MIMALLOC mimalloc REQUIRED)
add_library(trellis_dep_memory INTERFACE)
if(NOT TRELLIS_SANITIZE)
    # Nothing names it, so the linker is told to keep it all the same.
    target_link_libraries(trellis_dep_memory INTERFACE
                          -Wl,--push-state,--no-as-needed,${TRELLIS_MIMALLOC},--pop-state)
    target_sources(trellis_dep_memory INTERFACE ${CMAKE_SOURCE_DIR}/host/cli/memory.cpp)
endif()

# COIN-OR CLP, linear programming. Its pkg-config file also names what its own shared library needs; the library is enough.
find_path(TRELLIS_CLP_INCLUDE coin/Clp_C_Interface.h REQUIRED)
find_library(TRELLIS_CLP Clp REQUIRED)
add_library(trellis_dep_clp INTERFACE)
target_include_directories(trellis_dep_clp SYSTEM INTERFACE ${TRELLIS_CLP_INCLUDE} ${TRELLIS_CLP_INCLUDE}/coin)
target_link_libraries(trellis_dep_clp INTERFACE ${TRELLIS_CLP})

# Boost.DLL is header-only here; std::filesystem keeps Boost.Filesystem out.
add_library(trellis_dep_dll INTERFACE)
target_link_libraries(trellis_dep_dll INTERFACE Boost::headers ${CMAKE_DL_LIBS})
target_compile_definitions(trellis_dep_dll INTERFACE BOOST_DLL_USE_STD_FS)

if(TRELLIS_TESTS OR NOT DEFINED TRELLIS_TESTS)
    find_package(Catch2 3 REQUIRED)
endif()
