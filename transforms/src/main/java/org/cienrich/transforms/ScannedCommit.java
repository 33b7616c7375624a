package org.cienrich.transforms;

import org.cienrich.features.scan.CommitToScan;
import org.cienrich.features.scan.ScanResult;

/** A commit with the result of one tool. */
record ScannedCommit(CommitToScan commit, ScanResult result) {}
