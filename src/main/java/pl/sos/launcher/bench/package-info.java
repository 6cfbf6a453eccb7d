/** Benchmarks: each figure stands beside a floor or a peer that was measured in the same run. */
@NullMarked
package pl.sos.launcher.bench;

import org.jspecify.annotations.NullMarked;
