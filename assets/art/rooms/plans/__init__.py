"""One module a room. Each has `compose()`, which returns the finished `Room`; the module's name is that of its "
"map."""
