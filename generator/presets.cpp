// SPDX-License-Identifier: Apache-2.0
// The texts of examples/behaviours/*.toml, so that a preset needs no file.
#include "generator/presets.hpp"

#include <array>
#include <utility>

#include "generator/preset_default.hpp"

namespace sluice {

namespace {

// clang-format off
constexpr std::string_view fast_text = R"toml(# Fast gangs: seconds between the layers, everything gone within the hour, hardly any disguise.

[ledger]
time_digits = 3

[cases]
campaign_minutes = [0, 120]
payment_gap_minutes = [1, 15]
report_minutes = [[70, 5, 30], [30, 31, 120]]
layers = [[30, 3, 3], [40, 4, 5], [30, 6, 7]]
split_gap_seconds = [1, 8]
delay_seconds = [[80, 1, 20], [20, 21, 90]]
merge_percent = 15
rests_percent = 4
commission_per_mille = [0, 5]
chunk_gap_seconds = [15, 40]
cash_out = [30, 30, 40]
test_percent = 10
test_gap_seconds = [2, 20]
lure_percent = 5
camouflage = [[85, 0, 0], [15, 1, 2]]
share_device_percent = 85
mule_accounts = [60, 35, 5]
)toml";

constexpr std::string_view slow_text = R"toml(# Patient gangs: hours to days at every mule, much money at rest, accounts that look lived in.

[ledger]
days = 60

[cases]
campaign_minutes = [[50, 0, 4320], [50, 4321, 20160]]
payment_gap_minutes = [[30, 60, 1440], [70, 1441, 10080]]
report_minutes = [[30, 60, 1440], [70, 1441, 14400]]
layers = [[40, 2, 2], [40, 3, 3], [20, 4, 4]]
layer_width = [[60, 1, 2], [40, 3, 4]]
splits = [[40, 1, 1], [40, 2, 2], [20, 3, 4]]
split_gap_seconds = [[50, 60, 3600], [50, 3601, 43200]]
delay_seconds = [[30, 3600, 21600], [50, 21601, 172800], [20, 172801, 432000]]
merge_percent = 80
rests_percent = 30
commission_per_mille = [[50, 5, 30], [50, 31, 80]]
chunk_gap_seconds = [[60, 60, 3600], [40, 3601, 86400]]
cash_out = [40, 55, 5]
test_percent = 55
test_gap_seconds = [[50, 300, 3600], [50, 3601, 86400]]
lure_percent = 50
lure_delay_minutes = [60, 2880]
camouflage = [[10, 0, 3], [50, 4, 15], [40, 16, 45]]
camouflage_days = 12
share_device_percent = 25
share_phone_percent = 8
mule_accounts = [20, 15, 65]
)toml";

constexpr std::string_view wide_text = R"toml(# Wide gangs: many victims, broad layers, money split into many parts and joined again.

[cases]
victims = [[50, 8, 20], [35, 21, 40], [15, 41, 80]]
payments = [[75, 1, 1], [25, 2, 3]]
stolen = [[70, 500, 5000], [28, 5001, 40000], [2, 40001, 200000]]
campaign_minutes = [[60, 0, 2880], [40, 2881, 10080]]
layers = [[50, 2, 2], [35, 3, 3], [15, 4, 4]]
layer_width = [[40, 6, 12], [60, 13, 30]]
splits = [[15, 1, 1], [25, 2, 3], [40, 4, 7], [20, 8, 15]]
split_gap_seconds = [[70, 2, 20], [30, 21, 300]]
merge_percent = 65
part_least = 200
transfers_soft = 1500
cash_out = [45, 50, 5]
gang_devices = [3, 8]
share_phone_percent = 40
)toml";

constexpr std::string_view quiet_text = R"toml(# Few cases that hide well, among many innocent accounts that look like crime.

[population]
student_percent = 14
shop_percent = 6
landlords_per_thousand = 30
pools_per_thousand = 40
dormant_percent = 20
waking_percent = 60
fresh_percent = 10
family_device_percent = 35
family_phone_percent = 15
pool_members = [8, 30]

[ordinary]
recurring_percent = 60
salaried_percent = 75
tenant_percent = 45

[cases]
victims = [[80, 1, 1], [20, 2, 2]]
payments = [[70, 1, 1], [30, 2, 2]]
layers = [[60, 2, 2], [40, 3, 3]]
layer_width = [1, 3]
splits = [[60, 1, 1], [40, 2, 3]]
test_percent = 60
camouflage = [[20, 0, 2], [60, 3, 10], [20, 11, 25]]
camouflage_days = 6
gang_devices = [2, 5]
share_device_percent = 20
share_phone_percent = 5
mule_accounts = [20, 15, 65]
confirmed_percent = 15
cleared_per_mule = 10
)toml";

constexpr std::string_view mixed_text = R"toml(# A world to measure detection in: cases with every laundering shape, and innocent people who look like
# crime. The behaviours camouflage-* are this world with another level of camouflage (the last line).

[population]
treasurers_per_thousand = 4
rent_agents_per_thousand = 3
traders_per_thousand = 4
payroll_agents_per_thousand = 2
reimbursed_percent = 4
house_percent = 10
new_year_percent = 15
migrant_percent = 12
second_card_percent = 8
second_device_percent = 20
closing_percent = 1
settlement_pools = 4
company_links_percent = 30

[cases]
shape_percent = 45
pool_out_percent = 5
multi_account_percent = 12
repeat_holder_percent = 8
far_percent = 35
frozen_percent = 20
closed_percent = 15
)toml";

constexpr std::string_view camouflage_none_text = R"toml(# The world of mixed.toml, and mule accounts do nothing but their work.

[population]
treasurers_per_thousand = 4
rent_agents_per_thousand = 3
traders_per_thousand = 4
payroll_agents_per_thousand = 2
reimbursed_percent = 4
house_percent = 10
new_year_percent = 15
migrant_percent = 12
second_card_percent = 8
second_device_percent = 20
closing_percent = 1
settlement_pools = 4
company_links_percent = 30

[cases]
shape_percent = 45
pool_out_percent = 5
multi_account_percent = 12
repeat_holder_percent = 8
far_percent = 35
frozen_percent = 20
closed_percent = 15
camouflage_level = 0
)toml";

constexpr std::string_view camouflage_some_text = R"toml(# The world of mixed.toml, and mule accounts look lived in: an ordinary month's transfers around the case,
# money that stays for days, amounts that are not round, nothing at night.

[population]
treasurers_per_thousand = 4
rent_agents_per_thousand = 3
traders_per_thousand = 4
payroll_agents_per_thousand = 2
reimbursed_percent = 4
house_percent = 10
new_year_percent = 15
migrant_percent = 12
second_card_percent = 8
second_device_percent = 20
closing_percent = 1
settlement_pools = 4
company_links_percent = 30

[cases]
shape_percent = 45
pool_out_percent = 5
multi_account_percent = 12
repeat_holder_percent = 8
far_percent = 35
frozen_percent = 20
closed_percent = 15
camouflage_level = 2
)toml";

constexpr std::string_view camouflage_heavy_text = R"toml(# The world of mixed.toml, and gangs that hide as well as they can: camouflage-some, and long delays, very
# unequal parts, earlier transfers as large as those of the case, several devices for every account.

[population]
treasurers_per_thousand = 4
rent_agents_per_thousand = 3
traders_per_thousand = 4
payroll_agents_per_thousand = 2
reimbursed_percent = 4
house_percent = 10
new_year_percent = 15
migrant_percent = 12
second_card_percent = 8
second_device_percent = 20
closing_percent = 1
settlement_pools = 4
company_links_percent = 30

[cases]
shape_percent = 45
pool_out_percent = 5
multi_account_percent = 12
repeat_holder_percent = 8
far_percent = 35
frozen_percent = 20
closed_percent = 15
camouflage_level = 3
)toml";

// clang-format on

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> presets{{
    {"default", default_text},
    {"fast", fast_text},
    {"slow", slow_text},
    {"wide", wide_text},
    {"quiet", quiet_text},
    {"mixed", mixed_text},
    {"camouflage-none", camouflage_none_text},
    {"camouflage-some", camouflage_some_text},
    {"camouflage-heavy", camouflage_heavy_text},
}};

}  // namespace

std::vector<std::string_view> preset_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, text] : presets) names.push_back(name);
  return names;
}

std::optional<std::string_view> preset_text(std::string_view wanted) {
  for (const auto& [name, text] : presets)
    if (name == wanted) return text;
  return std::nullopt;
}

}  // namespace sluice
