# trellis_add_plugin(NAME example.walks SOURCES walk.cpp MANIFEST plugin.xml [FILES templates/walk.xml ...] [OUTPUT dir])
#
# Builds one plugin and lays it out as the workbench expects it:
#
#     <OUTPUT>/example.walks/plugin.xml       a copy of MANIFEST
#     <OUTPUT>/example.walks/<library>.so     the name that the manifest's `library` attribute says
#
# OUTPUT is ${CMAKE_BINARY_DIR}/lib/trellis/plugins unless said otherwise. FILES are copied beside the manifest; those below
# templates/, code-lists/ and answers/ keep that folder, because the workbench looks for forms and lists there.
# The target is called plugin_<NAME> with dots and hyphens as underscores, and links trellis::sdk alone. The same function serves
# plugins outside this tree: include() this file, and trellis::sdk is there (see examples/010-a-kind-in-twenty-lines).
if(NOT TARGET trellis::sdk AND NOT PROJECT_NAME STREQUAL "Trellis")
    find_path(TRELLIS_SDK_INCLUDE trellis/plugin.h REQUIRED HINTS ${CMAKE_CURRENT_LIST_DIR}/../include ${CMAKE_CURRENT_LIST_DIR}/../../../include)
    add_library(trellis::sdk INTERFACE IMPORTED)
    target_include_directories(trellis::sdk INTERFACE ${TRELLIS_SDK_INCLUDE})
endif()

function(trellis_add_plugin)
    cmake_parse_arguments(plugin "" "NAME;MANIFEST;OUTPUT" "SOURCES;FILES" ${ARGN})
    if(NOT plugin_NAME OR NOT plugin_SOURCES OR NOT plugin_MANIFEST)
        message(FATAL_ERROR "trellis_add_plugin needs NAME, SOURCES and MANIFEST")
    endif()
    if(NOT plugin_OUTPUT)
        set(plugin_OUTPUT ${CMAKE_BINARY_DIR}/lib/trellis/plugins)
    endif()
    get_filename_component(manifest ${plugin_MANIFEST} ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})

    # The manifest is the one place where id and library are said; a different NAME is a slip worth stopping for.
    file(READ ${manifest} text)
    if(NOT text MATCHES "<plugin[^>]* id=\"([^\"]+)\"" OR NOT CMAKE_MATCH_1 STREQUAL plugin_NAME)
        message(FATAL_ERROR "${manifest} is not the manifest of ${plugin_NAME}")
    endif()
    if(NOT text MATCHES "<plugin[^>]* library=\"([^\"]+)\"")
        message(FATAL_ERROR "${manifest} does not say its library")
    endif()
    set(library ${CMAKE_MATCH_1})

    string(REGEX REPLACE "[.-]" "_" target plugin_${plugin_NAME})
    set(folder ${plugin_OUTPUT}/${plugin_NAME})
    add_library(${target} MODULE ${plugin_SOURCES})
    target_link_libraries(${target} PRIVATE trellis::sdk)
    target_compile_features(${target} PRIVATE cxx_std_17)
    set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME ${library} LIBRARY_OUTPUT_DIRECTORY ${folder}
                          C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    set(copied)
    foreach(file IN LISTS manifest plugin_FILES)
        get_filename_component(from ${file} ABSOLUTE)
        get_filename_component(name ${file} NAME)
        if(from STREQUAL manifest)
            set(name plugin.xml)
        elseif(file MATCHES "^(templates|code-lists|answers)/")
            set(name ${file})
        endif()
        get_filename_component(into ${folder}/${name} DIRECTORY)
        add_custom_command(OUTPUT ${folder}/${name} DEPENDS ${from} COMMENT ""
                           COMMAND ${CMAKE_COMMAND} -E make_directory ${into}
                           COMMAND ${CMAKE_COMMAND} -E copy_if_different ${from} ${folder}/${name}
                           COMMAND ${CMAKE_COMMAND} -E touch ${folder}/${name})
        list(APPEND copied ${folder}/${name})
    endforeach()
    add_custom_target(${target}_files DEPENDS ${copied})
    add_dependencies(${target} ${target}_files)
    set_target_properties(${target} PROPERTIES TRELLIS_PLUGIN_FOLDER ${folder})
endfunction()

# trellis_check_plugin(NAME): a test that asks the plugin everything the workbench will ask it.
function(trellis_check_plugin name)
    string(REGEX REPLACE "[.-]" "_" target plugin_${name})
    get_target_property(folder ${target} TRELLIS_PLUGIN_FOLDER)
    add_test(NAME check_${name} COMMAND ${TRELLIS_PLUGIN_CHECK} ${folder})
endfunction()
