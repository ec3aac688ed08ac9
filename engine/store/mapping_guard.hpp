// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sluice {

/// For programs that map snapshots: where another program cuts a mapped file short, the next access ends
/// this process with one sentence on standard error and exit status 3 instead of a crash. Call once, before
/// the first snapshot is opened.
void install_mapping_guard();

}  // namespace sluice
