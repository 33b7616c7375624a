package org.cienrich.io.git;

/** Who a commit says wrote it, before {@code .mailmap}, without white space around. */
record Ident(String name, String email) {}
