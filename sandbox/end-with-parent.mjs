/* Loaded before a helper's own program: the helper ends as soon as the process that forked it is gone. */
process.on("disconnect", () => process.exit(1));
// Listening alone would keep a helper alive that is done with its work.
process.channel?.unref();
