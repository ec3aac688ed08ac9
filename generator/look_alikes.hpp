// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "generator/behaviour.hpp"
#include "generator/population.hpp"
#include "generator/recurring.hpp"

namespace sluice {

/// Adds the transfers of innocent people who look like criminals:
/// treasurers gather a club's dues on one evening and pay the hall the day after; rent agents gather
/// rents and forward them in bulk to a landlord; traders take money from customers on two market days a
/// week and pay their wholesalers the same evening; payroll agents get one sum from a firm and pay its
/// workers within two hours; employees lay out money for the firm and get the same sum back;
/// accounts that wake up get relatives' money for a house and pay it on the next day; people give
/// round sums on 1 January. Nothing is added where the behaviour has none of them. O(accounts).
void add_look_alikes(RecurringJobs&, const Population&, const Behaviour&);

}  // namespace sluice
