extern const char* const trellisSourceFolder;
extern const char* const trellisBuildFolder;
const char* const trellisSourceFolder = PLACE_OF_SOURCES;
const char* const trellisBuildFolder = PLACE_OF_BUILD;
