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
  visit("population.treasurers_per_thousand", s.treasurers_per_thousand, Limits{0, 200});
  visit("population.rent_agents_per_thousand", s.rent_agents_per_thousand, Limits{0, 200});
  visit("population.traders_per_thousand", s.traders_per_thousand, Limits{0, 200});
  visit("population.payroll_agents_per_thousand", s.payroll_agents_per_thousand, Limits{0, 200});
  visit("population.reimbursed_percent", s.reimbursed_percent, percentage);
  visit("population.house_percent", s.house_percent, percentage);
  visit("population.new_year_percent", s.new_year_percent, percentage);
  visit("population.migrant_percent", s.migrant_percent, percentage);
  visit("population.second_card_percent", s.second_card_percent, Limits{0, 50});
  visit("population.second_device_percent", s.second_device_percent, percentage);
  visit("population.closing_percent", s.closing_percent, Limits{0, 20});
  visit("population.settlement_pools", s.settlement_pools, Limits{0, 1'000});
  visit("population.company_links_percent", s.company_links_percent, percentage);
  visit("population.club_members", s.club_members, Limits{1, 200});
  visit("population.agent_tenants", s.agent_tenants, Limits{1, 200});
  visit("population.trader_customers", s.trader_customers, Limits{1, 200});
  visit("population.trader_suppliers", s.trader_suppliers, Limits{1, 20});
  visit("population.payroll_workers", s.payroll_workers, Limits{1, 200});
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
  visit("ordinary.club_dues", s.club_dues, money);
  visit("ordinary.market_sale", s.market_sale, money);
  visit("ordinary.expense", s.expense, money);
  visit("ordinary.house_gift", s.house_gift, money);
  visit("ordinary.pooled_percent", s.pooled_percent, percentage);
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
  visit("cases.pool_out_percent", s.pool_out_percent, percentage);
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
void visit_shapes_of_cases(Section& s, Visit&& visit) {
  visit("cases.shape_percent", s.shape_percent, percentage);
  visit("cases.shapes", s.shapes, std::size_t{8});
  visit("cases.shapes_per_case", s.shapes_per_case, Limits{1, 20});
  visit("cases.shape_size", s.shape_size, Limits{2, 100});
  visit("cases.shape_side", s.shape_side, Limits{2, 30});
  visit("cases.shape_layers", s.shape_layers, Limits{3, 10});
  visit("cases.cycle_length", s.cycle_length, Limits{2, 50});
  visit("cases.walk_steps", s.walk_steps, Limits{2, 500});
  visit("cases.shape_minutes", s.shape_minutes, minutes);
  visit("cases.shape_density_percent", s.shape_density_percent, percentage);
}

template <class Section, class Visit>
void visit_disguise_of_cases(Section& s, Visit&& visit) {
  visit("cases.test_percent", s.test_percent, percentage);
  visit("cases.test_amount", s.test_amount, money);
  visit("cases.test_gap_seconds", s.test_gap_seconds, seconds);
  visit("cases.lure_percent", s.lure_percent, percentage);
  visit("cases.lure_share_percent", s.lure_share_percent, percentage);
  visit("cases.lure_delay_minutes", s.lure_delay_minutes, minutes);
  visit("cases.camouflage_level", s.camouflage_level, Limits{0, 3});
  visit("cases.camouflage", s.camouflage, Limits{0, 10'000});
  visit("cases.camouflage_amount", s.camouflage_amount, money);
  visit("cases.camouflage_days", s.camouflage_days, Limits{0, 365});
  visit("cases.cover", s.cover, Limits{0, 10'000});
  visit("cases.cover_days", s.cover_days, Limits{0, 365});
  visit("cases.late_share_percent", s.late_share_percent, percentage);
  visit("cases.late_hours", s.late_hours, Limits{1, 100'000});
  visit("cases.long_delay_hours", s.long_delay_hours, Limits{0, 100'000});
  visit("cases.mule_accounts", s.mule_accounts, std::size_t{3});
  visit("cases.fresh_days", s.fresh_days, Limits{0, 365});
  visit("cases.gang_devices", s.gang_devices, Limits{1, 1'000});
  visit("cases.share_device_percent", s.share_device_percent, percentage);
  visit("cases.share_phone_percent", s.share_phone_percent, percentage);
  visit("cases.confirmed_percent", s.confirmed_percent, percentage);
  visit("cases.cleared_per_mule", s.cleared_per_mule, Limits{0, 1'000});
}

template <class Section, class Visit>
void visit_mules_of_cases(Section& s, Visit&& visit) {
  visit("cases.multi_account_percent", s.multi_account_percent, percentage);
  visit("cases.repeat_holder_percent", s.repeat_holder_percent, percentage);
  visit("cases.far_percent", s.far_percent, percentage);
  visit("cases.frozen_percent", s.frozen_percent, percentage);
  visit("cases.freeze_minutes", s.freeze_minutes, minutes);
  visit("cases.closed_percent", s.closed_percent, percentage);
  visit("cases.close_days", s.close_days, Limits{0, 3'650});
}

template <class AnyBehaviour, class Visit>
void visit_fields(AnyBehaviour& behaviour, Visit&& visit) {
  visit_ledger(behaviour.ledger, visit);
  visit_population(behaviour.population, visit);
  visit_ordinary(behaviour.ordinary, visit);
  visit_money_of_cases(behaviour.cases, visit);
  visit_shapes_of_cases(behaviour.cases, visit);
  visit_disguise_of_cases(behaviour.cases, visit);
  visit_mules_of_cases(behaviour.cases, visit);
}

}  // namespace sluice
