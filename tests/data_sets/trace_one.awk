# SPDX-License-Identifier: Apache-2.0
# awk -F, -v source=LINE [-v backward=1] -f trace_one.awk nodes.csv transactions.csv: follows the payment in that line
# of transactions.csv under the rule haircut, slowly and plainly, and prints `account,rests` in cents for each account
# where some of it rests, then `end,amount` for the rest. With one source the split is a rounding to the nearest cent.
function cents(text) { return int(text * 100 + 0.5) }
function share_of(amount, account) {
  return balance[account] == 0 ? 0 : int((2 * amount * taint[account] + balance[account]) / (2 * balance[account]))
}
# The money moves on; what the victim gets back has ended, and what the victim pays is clean.
function move(from, to, amount, share) {
  if (from != victim) { balance[from] -= amount; taint[from] -= share }
  if (to == victim) ended["returned"] += share
  else if (to == "?") ended["left_visibility"] += share
  else { balance[to] += amount; taint[to] += share }
}
FNR == 1 { next }
NR == FNR { balance[$1] = cents($3); next }
$1 == $2 { next }
{ rows = FNR; payer[FNR] = $1; payee[FNR] = $2; amount[FNR] = cents($3) }  # the file is in the order of time
END {
  victim = backward ? payee[source] : payer[source]
  if (backward) {
    # To reverse the ledger it is completed first: what an account lacked it got unseen.
    for (i = 2; i <= rows; ++i) {
      if (payer[i] == "") continue
      if (payer[i] != victim && balance[payer[i]] < amount[i]) unseen[i] = amount[i] - balance[payer[i]]
      move("?", payer[i], unseen[i] + 0, 0)
      move(payer[i], payee[i], amount[i], 0)
    }
    for (i = rows; i >= 2; --i) {
      if (payer[i] == "") continue
      share = i == source ? amount[i] : i > source || payee[i] == victim ? 0 : share_of(amount[i], payee[i])
      move(payee[i], payer[i], amount[i], share)
      if (unseen[i]) move(payer[i], "?", unseen[i], share_of(unseen[i], payer[i]))
    }
  } else {
    for (i = 2; i <= rows; ++i) {
      if (payer[i] == "") continue
      if (payer[i] != victim && balance[payer[i]] < amount[i]) balance[payer[i]] = amount[i]
      share = i == source ? amount[i] : payer[i] == victim ? 0 : share_of(amount[i], payer[i])
      move(payer[i], payee[i], amount[i], share)
    }
  }
  for (a in taint) if (taint[a] > 0) printf "%s,%d\n", a, taint[a]
  for (e in ended) if (ended[e] > 0) printf "%s,%d\n", e, ended[e]
}
