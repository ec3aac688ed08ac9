// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace sluice {

// clang-format off
/// The text of examples/behaviours/default.toml.
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
# Innocent people through whose hands others' money goes; per thousand of the persons.
treasurers_per_thousand = 0     # gather a club's dues on one evening, pay the hall the day after
rent_agents_per_thousand = 0    # gather rents on one day, forward them in bulk the day after
traders_per_thousand = 0        # pay wholesalers in the evening what customers paid on a market day
payroll_agents_per_thousand = 0 # get one sum from a firm, pay its workers within two hours
club_members = [8, 25]
agent_tenants = [6, 20]
trader_customers = [5, 12]      # on each of two market days a week
trader_suppliers = [1, 3]
payroll_workers = [10, 40]
reimbursed_percent = 0          # of the persons: lay out money for their firm, and get the same sum back
house_percent = 0               # of those who wake up: relatives send money for a house, paid the day after
new_year_percent = 0            # of the persons: give round sums on every 1 January
migrant_percent = 0             # of the persons: live in another region than they bank in
second_card_percent = 0         # of the persons' cards: held by a neighbour who has one already
second_device_percent = 0       # of the persons: use a second device as well
closing_percent = 0             # of the persons: close their account during the ledger
settlement_pools = 0            # accounts of kind pool, of the accounts asked for (a tenth of them at most)
company_links_percent = 0       # of the companies: have shareholders; half of those a guarantee, a third a loan
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
club_dues = [50, 300]           # what each member of a club pays every month
market_sale = [[80, 20, 400], [20, 401, 3000]]
expense = [[70, 300, 3000], [30, 3001, 12000]]     # laid out for the firm, paid back in full
house_gift = [30000, 300000]    # from each of two to four relatives
pooled_percent = 50             # of the top-ups, where there are settlement pools: to one or from one
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
# Shapes: a mule who holds stolen money moves it in a pure shape, and what comes out is cashed out or
# goes into the next shape.
shape_percent = 0               # cases with shapes
# Weights of: fan-in, fan-out, gather-scatter, scatter-gather, cycle, bipartite, stack, random-walk.
shapes = [1, 1, 1, 1, 1, 1, 1, 1]
shapes_per_case = [[65, 1, 1], [35, 2, 2]]
shape_size = [5, 8]             # payers of a fan-in, payees of a fan-out, middles, accounts of a walk
shape_side = [5, 6]             # accounts of each layer of a bipartite shape or a stack
shape_layers = [3, 4]           # of a stack
cycle_length = [3, 6]           # in transfers
walk_steps = [6, 12]            # in transfers
shape_minutes = [[60, 30, 360], [40, 361, 1200]]   # from a shape's first transfer to its last
shape_density_percent = 100     # pairs of accounts between two layers that pay
rests_percent = 12              # hand-offs of which a share stays
rest_share_percent = [[70, 5, 40], [30, 41, 100]]
commission_per_mille = [[60, 0, 10], [40, 11, 40]] # what a mule keeps of every hand-off
part_least = 500                # nothing smaller is split off
transfers_soft = 400            # a case with more transfers splits no further
pool_out_percent = 0            # cash-outs that go to a settlement pool instead
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
# Level 0: no camouflage. 1: small everyday transfers near the case, by the next three keys.
# 2: also a salary and a bill a month, purchases and friends' transfers of ordinary size, for weeks on both
#    sides of the case; a share of every hand-off stays for days; parts are not round; nothing at night.
# 3: also long delays at every mule, very unequal parts, friends' transfers as large as the case's own,
#    three devices for every mule account.
camouflage_level = 1
camouflage = [[40, 0, 0], [40, 1, 3], [20, 4, 10]] # everyday transfers per mule around the case
camouflage_amount = [[80, 5, 200], [20, 201, 1500]]
camouflage_days = 2             # before the case and after it
cover = [8, 25]                 # level 2: purchases and friends' transfers per mule
cover_days = 21                 # level 2: before the case and after it
late_share_percent = [5, 25]    # level 2: share of a hand-off that stays
late_hours = [24, 120]          # level 2: for so long
long_delay_hours = [[60, 1, 12], [40, 13, 72]]     # level 3: on top of delay_seconds
mule_accounts = [45, 25, 30]    # weights of: dormant before, freshly opened, in ordinary use
fresh_days = [1, 25]            # age of a freshly opened mule account
gang_devices = [1, 3]
share_device_percent = 60       # mules worked from a device of the gang
share_phone_percent = 25        # mules registered with a phone of the gang
multi_account_percent = 0       # mule accounts whose holder has another one in the gang
repeat_holder_percent = 0       # mule accounts whose holder has one in an earlier case
far_percent = 0                 # mule accounts that are used in the gang's region, not in their own
frozen_percent = 0              # mule accounts that are frozen after the case's first report …
freeze_minutes = [30, 2880]     # … by so much, never before the last stolen money has moved
closed_percent = 0              # of the other mule accounts: closed by the holder …
close_days = [1, 10]            # … so long after the last stolen money has moved
confirmed_percent = 30          # mules that labels.csv confirms
cleared_per_mule = 2            # innocent accounts that labels.csv clears, for each of those
)toml";
// clang-format on

}  // namespace sluice
