/** What the APIs of several providers share: endpoints by template, faults and counts. */
@NullMarked
package org.cienrich.forge.http;

import org.jspecify.annotations.NullMarked;
