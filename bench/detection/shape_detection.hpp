// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "bench/detection/detection_ledger.hpp"
#include "bench/detection/figures.hpp"

namespace sluice::bench {

/// Table `shapes`: for each kind, with the defaults of `sluice patterns`, how many of the shapes that gangs
/// carried out are recalled (a shape found of that kind has at least four fifths of its transfers), and of
/// how many shapes found at least half of the transfers belong to such a shape, or were made by a case at
/// all. Once with all transfers, once with those of at least `whole_units_min` units of their currency.
void measure_shapes(const DetectionLedger&, std::int64_t whole_units_min, const Figures&);

}  // namespace sluice::bench
