// SPDX-License-Identifier: Apache-2.0
// The texts of examples/behaviours/*.toml, so that a preset needs no file.
#include "generator/presets.hpp"

#include <array>
#include <utility>

namespace sluice {

namespace {

// clang-format off
constexpr std::string_view default_text = R"toml(# The default behaviour of a synthetic ledger, with every key there is.
# A number that is drawn is written as `5`, as `[least, most]` (all equally likely), or as
# `[[weight, least, most], …]` (a band by weight, then a number of it). Keys left out keep these values.

[ledger]
start = "2026-01-01"   # first day; hours below are those of the ledger's own clock (UTC)
days = 30
currency = "CNY"       # amounts below are in whole units of it
time_digits = 0        # 0: whole seconds, 3: milliseconds
balances = "none"      # openings and balances after each transfer: none, cases (accounts of cases), all
details = true         # columns device, ip, mac and place

[population]           # percent of the accounts asked for, unless said otherwise
company_percent = 6
shop_percent = 2       # payment accounts swept to a company's main account every evening
wallet_percent = 15
student_percent = 6    # of the persons: live hand to mouth
exchanges_per_hundred_thousand = 50
landlords_per_thousand = 10     # of the persons
pools_per_thousand = 8          # of the persons: hosts of a friends' money pool
merchants_per_thousand = 20     # on top of the accounts asked for
cash_points_per_thousand = 4    # on top of the accounts asked for
dormant_percent = 12            # of the persons: do nothing
waking_percent = 30             # of the dormant: wake up during the ledger, innocently
fresh_percent = 5               # of the persons: opened shortly before the ledger or during it
family_device_percent = 15      # of the persons: use the family's device
family_phone_percent = 5        # of the persons: registered with the family's phone
pool_members = [6, 15]
# Weights by which payers, firms and merchants are drawn: a few are busy, most are quiet.
person_activity = [[55, 1, 3], [28, 4, 12], [14, 13, 60], [3, 61, 400]]
company_activity = [[60, 1, 5], [30, 6, 40], [9, 41, 400], [1, 401, 8000]]
merchant_popularity = [[70, 1, 5], [22, 6, 40], [7, 41, 400], [1, 401, 6000]]

[ordinary]
# Weights of the hours 0 to 23, and of the days Monday to Sunday.
hours = [4, 2, 1, 1, 1, 3, 12, 30, 55, 70, 78, 82, 80, 66, 62, 64, 66, 72, 86, 92, 84, 62, 34, 14]
weekdays = [96, 95, 96, 100, 112, 118, 104]
recurring_percent = 40          # salaries, rents, bills, … are at most this share of the transfers
# Weights of: purchase, friends, family, withdrawal, deposit, business, top-up, refund, fee,
# buying from an exchange, selling to it.
kinds = [560, 150, 70, 45, 15, 80, 45, 12, 8, 10, 5]
purchase = [[50, 5, 60], [32, 61, 300], [15, 301, 2000], [3, 2001, 20000]]
friends = [[60, 10, 300], [28, 301, 2000], [10, 2001, 10000], [2, 10001, 80000]]
family = [[70, 50, 1000], [27, 1001, 5000], [3, 5001, 50000]]
cash = [[60, 1, 10], [30, 11, 30], [10, 31, 200]]  # in notes of 100
business = [[40, 500, 5000], [35, 5001, 40000], [20, 40001, 300000], [5, 300001, 3000000]]
top_up = [50, 2000]
exchange = [[70, 200, 5000], [28, 5001, 50000], [2, 50001, 500000]]
salary = [[50, 3500, 8000], [38, 8001, 18000], [11, 18001, 45000], [1, 45001, 200000]]
rent = [[70, 800, 3500], [28, 3501, 8000], [2, 8001, 25000]]
bill = [30, 400]
allowance = [300, 700]          # a student's, every week
pool_stake = [500, 3000]        # what each member of a money pool pays every month
salaried_percent = 60           # of the persons
tenant_percent = 25             # of the persons

[cases]
victims = [[45, 1, 1], [35, 2, 3], [20, 4, 8]]
payments = [[50, 1, 1], [35, 2, 3], [15, 4, 6]]    # per victim
stolen = [[45, 1000, 10000], [40, 10001, 80000], [14, 80001, 500000], [1, 500001, 3000000]]
campaign_minutes = [[60, 0, 600], [40, 601, 4320]] # from the case's beginning to a victim's first payment
payment_gap_minutes = [[60, 5, 120], [40, 121, 2880]]
report_minutes = [[40, 10, 60], [40, 61, 480], [20, 481, 2880]]  # after the victim's last payment
layers = [[20, 2, 2], [35, 3, 3], [25, 4, 4], [20, 5, 7]]
layer_width = [[50, 1, 2], [35, 3, 5], [15, 6, 9]] # mules in a layer
splits = [[45, 1, 1], [32, 2, 2], [15, 3, 3], [8, 4, 6]]         # parts that are handed on
split_gap_seconds = [[80, 3, 60], [20, 61, 900]]
delay_seconds = [[35, 5, 120], [45, 121, 1800], [20, 1801, 14400]]  # stay at a mule
merge_percent = 50              # inflows that wait for the mule's next outflow and join it
skip_layer_percent = 5          # parts that skip a layer
early_cash_out_percent = 6      # hand-offs above the last layer that are cashed out instead
rests_percent = 12              # hand-offs of which a share stays
rest_share_percent = [[70, 5, 40], [30, 41, 100]]
commission_per_mille = [[60, 0, 10], [40, 11, 40]] # what a mule keeps of every hand-off
part_least = 500                # nothing smaller is split off
transfers_soft = 400            # a case with more transfers splits no further
cash_out = [55, 30, 15]         # weights of: cash point, merchant's QR code, exchange
cash_chunk = [10, 200]          # in notes of 100
merchant_chunk = [[70, 300, 3000], [30, 3001, 9999]]
chunk_gap_seconds = [25, 180]
test_percent = 30               # mules that are tried with a small payment first
test_amount = [1, 10]
test_gap_seconds = [20, 600]
lure_percent = 25               # victims who are paid something back, so that they pay more
lure_share_percent = [3, 30]    # of their first payment
lure_delay_minutes = [2, 180]
camouflage = [[40, 0, 0], [40, 1, 3], [20, 4, 10]] # everyday transfers per mule around the case
camouflage_amount = [[80, 5, 200], [20, 201, 1500]]
camouflage_days = 2             # before the case and after it
mule_accounts = [45, 25, 30]    # weights of: dormant before, freshly opened, in ordinary use
fresh_days = [1, 25]            # age of a freshly opened mule account
gang_devices = [1, 3]
share_device_percent = 60       # mules worked from a device of the gang
share_phone_percent = 25        # mules registered with a phone of the gang
confirmed_percent = 30          # mules that labels.csv confirms
cleared_per_mule = 2            # innocent accounts that labels.csv clears, for each of those
)toml";

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

// clang-format on

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> presets{{
    {"default", default_text},
    {"fast", fast_text},
    {"slow", slow_text},
    {"wide", wide_text},
    {"quiet", quiet_text},
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
