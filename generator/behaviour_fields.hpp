// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>

#include "generator/behaviour.hpp"

namespace sluice {

/// What a number of a field may be, both ends included.
struct Limits {
  std::int64_t least, most;
};

constexpr Limits percentage{0, 100};
constexpr Limits per_mille{0, 1'000};
constexpr Limits money{1, 1'000'000'000};
constexpr Limits seconds{1, 100'000'000};
constexpr Limits minutes{0, 1'000'000};

// Each visit names every field of a section once: (key, field, limits or number of weights). Reading,
// checking and the completeness test all walk these lists, so none can forget a field.

template <class Section, class Visit>
void visit_ledger(Section& s, Visit&& visit) {
  visit("ledger.start", s.start);
  visit("ledger.days", s.days, Limits{1, 3'660});
  visit("ledger.currency", s.currency);
  visit("ledger.time_digits", s.time_digits, Limits{0, 3});
  visit("ledger.balances", s.balances);
  visit("ledger.details", s.details);
}

template <class Section, class Visit>
void visit_population(Section& s, Visit&& visit) {
  visit("population.company_percent", s.company_percent, Limits{0, 40});
  visit("population.shop_percent", s.shop_percent, Limits{0, 20});
  visit("population.wallet_percent", s.wallet_percent, Limits{0, 40});
  visit("population.student_percent", s.student_percent, percentage);
  visit("population.exchanges_per_hundred_thousand", s.exchanges_per_hundred_thousand, Limits{0, 1'000});
  visit("population.landlords_per_thousand", s.landlords_per_thousand, Limits{0, 300});
  visit("population.pools_per_thousand", s.pools_per_thousand, Limits{0, 300});
  visit("population.merchants_per_thousand", s.merchants_per_thousand, Limits{0, 10'000});
  visit("population.cash_points_per_thousand", s.cash_points_per_thousand, Limits{0, 10'000});
  visit("population.dormant_percent", s.dormant_percent, Limits{0, 90});
  visit("population.waking_percent", s.waking_percent, percentage);
  visit("population.fresh_percent", s.fresh_percent, Limits{0, 90});
  visit("population.family_device_percent", s.family_device_percent, percentage);
  visit("population.family_phone_percent", s.family_phone_percent, percentage);
  visit("population.pool_members", s.pool_members, Limits{1, 200});
  visit("population.person_activity", s.person_activity, Limits{0, 1'000'000});
  visit("population.company_activity", s.company_activity, Limits{0, 1'000'000});
  visit("population.merchant_popularity", s.merchant_popularity, Limits{0, 1'000'000});
}

template <class Section, class Visit>
void visit_ordinary(Section& s, Visit&& visit) {
  visit("ordinary.hours", s.hours, std::size_t{24});
  visit("ordinary.weekdays", s.weekdays, std::size_t{7});
  visit("ordinary.recurring_percent", s.recurring_percent, percentage);
  visit("ordinary.kinds", s.kinds, std::size_t{11});
  visit("ordinary.purchase", s.purchase, money);
  visit("ordinary.friends", s.friends, money);
  visit("ordinary.family", s.family, money);
  visit("ordinary.cash", s.cash, money);
  visit("ordinary.business", s.business, money);
  visit("ordinary.top_up", s.top_up, money);
  visit("ordinary.exchange", s.exchange, money);
  visit("ordinary.salary", s.salary, money);
  visit("ordinary.rent", s.rent, money);
  visit("ordinary.bill", s.bill, money);
  visit("ordinary.allowance", s.allowance, money);
  visit("ordinary.pool_stake", s.pool_stake, money);
  visit("ordinary.salaried_percent", s.salaried_percent, percentage);
  visit("ordinary.tenant_percent", s.tenant_percent, percentage);
}

template <class Section, class Visit>
void visit_money_of_cases(Section& s, Visit&& visit) {
  visit("cases.victims", s.victims, Limits{1, 10'000});
  visit("cases.payments", s.payments, Limits{1, 1'000});
  visit("cases.stolen", s.stolen, money);
  visit("cases.campaign_minutes", s.campaign_minutes, minutes);
  visit("cases.payment_gap_minutes", s.payment_gap_minutes, minutes);
  visit("cases.report_minutes", s.report_minutes, minutes);
  visit("cases.layers", s.layers, Limits{1, 30});
  visit("cases.layer_width", s.layer_width, Limits{1, 1'000});
  visit("cases.splits", s.splits, Limits{1, 1'000});
  visit("cases.split_gap_seconds", s.split_gap_seconds, seconds);
  visit("cases.delay_seconds", s.delay_seconds, seconds);
  visit("cases.merge_percent", s.merge_percent, percentage);
  visit("cases.skip_layer_percent", s.skip_layer_percent, percentage);
  visit("cases.early_cash_out_percent", s.early_cash_out_percent, percentage);
  visit("cases.rests_percent", s.rests_percent, percentage);
  visit("cases.rest_share_percent", s.rest_share_percent, percentage);
  visit("cases.commission_per_mille", s.commission_per_mille, per_mille);
  visit("cases.part_least", s.part_least, money);
  visit("cases.transfers_soft", s.transfers_soft, Limits{1, 1'000'000});
  visit("cases.cash_out", s.cash_out, std::size_t{3});
  visit("cases.cash_chunk", s.cash_chunk, money);
  visit("cases.merchant_chunk", s.merchant_chunk, money);
  visit("cases.chunk_gap_seconds", s.chunk_gap_seconds, seconds);
}

template <class Section, class Visit>
void visit_disguise_of_cases(Section& s, Visit&& visit) {
  visit("cases.test_percent", s.test_percent, percentage);
  visit("cases.test_amount", s.test_amount, money);
  visit("cases.test_gap_seconds", s.test_gap_seconds, seconds);
  visit("cases.lure_percent", s.lure_percent, percentage);
  visit("cases.lure_share_percent", s.lure_share_percent, percentage);
  visit("cases.lure_delay_minutes", s.lure_delay_minutes, minutes);
  visit("cases.camouflage", s.camouflage, Limits{0, 10'000});
  visit("cases.camouflage_amount", s.camouflage_amount, money);
  visit("cases.camouflage_days", s.camouflage_days, Limits{0, 365});
  visit("cases.mule_accounts", s.mule_accounts, std::size_t{3});
  visit("cases.fresh_days", s.fresh_days, Limits{0, 365});
  visit("cases.gang_devices", s.gang_devices, Limits{1, 1'000});
  visit("cases.share_device_percent", s.share_device_percent, percentage);
  visit("cases.share_phone_percent", s.share_phone_percent, percentage);
  visit("cases.confirmed_percent", s.confirmed_percent, percentage);
  visit("cases.cleared_per_mule", s.cleared_per_mule, Limits{0, 1'000});
}

template <class AnyBehaviour, class Visit>
void visit_fields(AnyBehaviour& behaviour, Visit&& visit) {
  visit_ledger(behaviour.ledger, visit);
  visit_population(behaviour.population, visit);
  visit_ordinary(behaviour.ordinary, visit);
  visit_money_of_cases(behaviour.cases, visit);
  visit_disguise_of_cases(behaviour.cases, visit);
}

}  // namespace sluice
