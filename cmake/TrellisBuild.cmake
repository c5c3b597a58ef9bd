# How everything here is compiled, and the two shapes a target can have: a box of the host and a box of tests.
option(TRELLIS_SANITIZE "Build with address and undefined behaviour sanitizers" OFF)

# ccache, where there is one. Precompiled headers need its sloppiness, and -fpch-preprocess on gcc.
find_program(TRELLIS_CCACHE ccache)
if(TRELLIS_CCACHE)
    set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${TRELLIS_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_C_VISIBILITY_PRESET hidden)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

add_library(trellis_flags INTERFACE)
target_compile_options(trellis_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor> -Wno-missing-field-initializers -fpch-preprocess)
if(TRELLIS_SANITIZE)
    # Lines and functions are what a report needs; the rest of the debugger's knowledge would triple every file. Each
    # check has a table of addresses: a program that stays where it is linked needs no list, as large again, to move it.
    target_compile_options(trellis_flags INTERFACE -g1 -fsanitize=address,undefined -fno-omit-frame-pointer
                           -fno-sanitize-recover=all)
    target_link_options(trellis_flags INTERFACE -fsanitize=address,undefined $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-no-pie>)
endif()

# trellis_box(NAME [USES boxes...] [PRIVATE libraries...])
# The library trellis_<NAME> from every source in this folder. USES is what its headers may show (other boxes);
# PRIVATE is what only its sources may include (third-party libraries).
function(trellis_box name)
    cmake_parse_arguments(box "" "" "USES;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    if(sources)
        add_library(trellis_${name} STATIC ${sources})
        set(reach PUBLIC)
        target_link_libraries(trellis_${name} PRIVATE trellis_flags ${box_PRIVATE})
    else()
        add_library(trellis_${name} INTERFACE)
        set(reach INTERFACE)
    endif()
    target_include_directories(trellis_${name} ${reach} ${CMAKE_SOURCE_DIR}/host)
    list(TRANSFORM box_USES PREPEND trellis_)
    target_link_libraries(trellis_${name} ${reach} ${box_USES})
endfunction()

# trellis_test(NAME [USES boxes...] [PRIVATE libraries...])
# The Catch2 program test_<NAME> from every source in this folder, run by ctest and by tests/run.
function(trellis_test name)
    cmake_parse_arguments(box "" "" "USES;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    if(NOT sources)
        return()
    endif()
    string(REPLACE "-" "_" target test_${name})
    add_executable(${target} ${sources})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    list(TRANSFORM box_USES PREPEND trellis_)
    target_link_libraries(${target} PRIVATE trellis_flags ${box_USES} ${box_PRIVATE} Catch2::Catch2WithMain)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${target} PRIVATE trellis_test_places)
    # What is tested is optimised; the tests themselves need not be, and build in half the time.
    target_compile_options(${target} PRIVATE -O0)
    target_precompile_headers(${target} PRIVATE <catch2/catch_test_macros.hpp> <places.hpp> <string> <vector> <map> <optional>
                              <memory> <functional> <filesystem>)
    add_test(NAME ${target} COMMAND ${target})
endfunction()
