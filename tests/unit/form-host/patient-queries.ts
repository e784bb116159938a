import { configure } from "@testing-library/react";

/** For the tests that wait for something to appear: it is there at once, but a busy machine may be late with it. */
configure({ asyncUtilTimeout: 60_000 });
