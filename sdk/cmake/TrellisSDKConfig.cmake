# find_package(TrellisSDK): trellis::sdk, trellis_add_plugin(), trellis_check_plugin(). Everything is found from where this file lies.
get_filename_component(TrellisSDK_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(TRELLIS_PLUGIN_CHECK "${TrellisSDK_PREFIX}/bin/trellis-plugin-check")
include("${CMAKE_CURRENT_LIST_DIR}/TrellisPlugin.cmake")
