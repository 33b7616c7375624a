/** What happens to rows before a model learns from them: parts, missing values, scales, codes. */
@NullMarked
package org.cienrich.io.export.prepare;

import org.jspecify.annotations.NullMarked;
