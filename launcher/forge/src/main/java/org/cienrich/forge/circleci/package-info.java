/** CircleCI: API v2, the jobs of API v1.1, and the storage of step outputs. */
@NullMarked
package org.cienrich.forge.circleci;

import org.jspecify.annotations.NullMarked;
