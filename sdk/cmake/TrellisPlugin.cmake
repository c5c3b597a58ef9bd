# trellis_add_plugin(): see sdk/docs.
