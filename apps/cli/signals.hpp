// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "engine/run/progress.hpp"

namespace sluice {

/// From now on the first Ctrl-C (or SIGTERM) cancels `progress`, so that the work stops without leaving half
/// a file; the second ends the program. A closed pipe becomes a failed write instead of a signal, a mapped
/// file that shrinks a sentence. `progress` must outlive the program's work. Call once.
void install_signal_handlers(Progress& progress);

}  // namespace sluice
