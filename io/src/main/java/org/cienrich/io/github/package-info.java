/** GitHub and GitHub Actions, over the REST API. */
@NullMarked
package org.cienrich.io.github;

import org.jspecify.annotations.NullMarked;
