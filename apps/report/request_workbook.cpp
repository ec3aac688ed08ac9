// SPDX-License-Identifier: Apache-2.0
#include "apps/report/request_workbook.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "apps/report/display_text.hpp"
#include "apps/report/workbook_file.hpp"
#include "apps/report/workbook_text.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace fs = std::filesystem;
namespace {

using Column = InstitutionRequest::Column;
using Sheet = InstitutionRequest::Sheet;
using Rows = std::span<const std::vector<std::string>>;

constexpr int column_width_min = 8, column_width_max = 60, column_padding = 2;
constexpr std::uint8_t paper_a4 = 9;
// A fixed time, for the same request must give the same bytes: 1980-01-01, where ZIP's time begins.
constexpr std::time_t created_at = 315'532'800;
// Integers of up to 15 digits are exact as spreadsheets hold numbers.
constexpr std::size_t exact_digits = 15;

bool is_exact_number(std::string_view text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  return digits && text.size() <= exact_digits && (text.size() == 1 || text.front() != '0');
}

// What the XLSX library could not do, not yet with the path.
struct LibraryFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw LibraryFailure(lxw_strerror(error));
}

template <class Pointer>
Pointer made(Pointer pointer) {
  if (pointer == nullptr) throw LibraryFailure("no memory for the workbook");
  return pointer;
}

// One part of a table that may be too long for one sheet.
struct SheetPart {
  std::string name;
  Rows rows;
  std::vector<std::string> notes;
};

class Workbook {
 public:
  Workbook(const WorkbookFile& file, const WorkbookLimits& limits);
  void add(const InstitutionRequest& request, const Sheet& sheet);
  void close();

 private:
  using Handle = std::unique_ptr<lxw_workbook, void (*)(lxw_workbook*)>;

  [[nodiscard]] std::vector<SheetPart> parts_of(const InstitutionRequest&, const Sheet&) const;
  void add_part(const InstitutionRequest&, const Sheet&, const SheetPart&, const std::vector<int>& widths);
  lxw_row_t write_top(lxw_worksheet*, const InstitutionRequest&, const SheetPart&);
  void write_cell(lxw_worksheet*, lxw_row_t, std::size_t column, std::string_view text, Column::Kind);
  void write_text(lxw_worksheet*, lxw_row_t, std::size_t column, std::string_view text, lxw_format*);
  lxw_format* new_format(bool bold, bool right);
  static void lay_out(lxw_worksheet*, lxw_row_t header, const std::vector<int>& widths);

  std::string scratch_, folder_;
  WorkbookLimits limits_;
  Handle book_;
  lxw_format *plain_ = nullptr, *right_ = nullptr, *bold_ = nullptr, *bold_right_ = nullptr;
};

Workbook::Workbook(const WorkbookFile& file, const WorkbookLimits& limits)
    : scratch_(file.scratch()), folder_(file.folder()), limits_(limits), book_(nullptr, &lxw_workbook_free) {
  lxw_workbook_options options{};
  // Parts grow where the file will be: who may read that folder may read them, and one disk has to have room.
  options.tmpdir = folder_.data();
  book_.reset(made(workbook_new_opt(scratch_.c_str(), &options)));
  lxw_doc_properties properties{};
  properties.created = created_at;
  check(workbook_set_properties(book_.get(), &properties));
  plain_ = new_format(false, false);
  right_ = new_format(false, true);
  bold_ = new_format(true, false);
  bold_right_ = new_format(true, true);
}

lxw_format* Workbook::new_format(bool bold, bool right) {
  lxw_format* format = made(workbook_add_format(book_.get()));
  // "@" is text: a cell that somebody edits stays text too, and never turns into a number or a formula.
  format_set_num_format(format, "@");
  if (bold) format_set_bold(format);
  if (right) format_set_align(format, LXW_ALIGN_RIGHT);
  return format;
}

void Workbook::add(const InstitutionRequest& request, const Sheet& sheet) {
  const std::vector<int> widths = column_widths(request, sheet, column_width_min, column_width_max);
  for (const SheetPart& part : parts_of(request, sheet)) add_part(request, sheet, part, widths);
}

std::vector<SheetPart> Workbook::parts_of(const InstitutionRequest& request, const Sheet& sheet) const {
  std::vector<std::string> notes;
  if (const std::size_t cut = count_cut_texts(request, sheet, limits_.characters); cut > 0) {
    notes.push_back(
        fmt::format("Texts longer than {} characters end in an ellipsis here: {} on this sheet. "
                    "The table's are whole in the CSV file.",
                    limits_.characters, cut));
  }
  // Title, institution, facts, notes, an empty row, the header.
  const std::size_t above = 4 + request.facts.size() + notes.size();
  if (above + 1 >= limits_.rows) throw std::invalid_argument("more facts than a sheet has rows");
  const Rows rows(sheet.rows);
  if (above + rows.size() <= limits_.rows) return {{sheet.name, rows, notes}};

  std::vector<SheetPart> parts;
  const std::size_t room = limits_.rows - above - 1;  // a note more: which rows these are
  for (std::size_t first = 0; first < rows.size(); first += room) {
    const Rows these = rows.subspan(first, std::min(room, rows.size() - first));
    const std::string name =
        parts.empty() ? sheet.name : fmt::format("{} ({})", sheet.name, parts.size() + 1);
    parts.push_back({name, these, notes});
    parts.back().notes.push_back(
        fmt::format("The table goes over several sheets; this one has its rows {} to {} of {}.", first + 1,
                    first + these.size(), rows.size()));
  }
  return parts;
}

void Workbook::add_part(const InstitutionRequest& request, const Sheet& sheet, const SheetPart& part,
                        const std::vector<int>& widths) {
  lxw_worksheet* const worksheet = made(workbook_add_worksheet(book_.get(), part.name.c_str()));
  const lxw_row_t header = write_top(worksheet, request, part);
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const bool left = sheet.columns[i].kind == Column::Kind::text;
    write_text(worksheet, header, i, sheet.columns[i].header, left ? bold_ : bold_right_);
  }
  lxw_row_t at = header;
  for (const auto& row : part.rows) {
    ++at;
    for (std::size_t i = 0; i < row.size(); ++i) write_cell(worksheet, at, i, row[i], sheet.columns[i].kind);
  }
  lay_out(worksheet, header, widths);
}

// Returns the row of the table's header.
lxw_row_t Workbook::write_top(lxw_worksheet* worksheet, const InstitutionRequest& request,
                              const SheetPart& part) {
  lxw_row_t row = 0;
  const auto add_line = [&](std::string_view label, std::string_view text) {
    write_text(worksheet, row, 0, label, bold_);
    write_text(worksheet, row++, 1, text, plain_);
  };
  write_text(worksheet, row++, 0, request.title, bold_);
  add_line("institution", request.institution.empty() ? "not known" : std::string_view(request.institution));
  for (const auto& [label, text] : request.facts) add_line(label, text);
  for (const std::string& note : part.notes) add_line("note", note);
  return row + 1;
}

void Workbook::write_cell(lxw_worksheet* worksheet, lxw_row_t row, std::size_t column, std::string_view text,
                          Column::Kind kind) {
  if (kind == Column::Kind::number && is_exact_number(text)) {
    const double number = std::stod(std::string(text));
    return check(worksheet_write_number(worksheet, row, static_cast<lxw_col_t>(column), number, nullptr));
  }
  // Ids, times and amounts as text: numbers would lose digits beyond the fifteenth, leading zeros and the
  // decimals of 100.00, and what an institution compares is the text in its own records.
  write_text(worksheet, row, column, text, kind == Column::Kind::text ? plain_ : right_);
}

void Workbook::write_text(lxw_worksheet* worksheet, lxw_row_t row, std::size_t column, std::string_view text,
                          lxw_format* format) {
  const std::string shown = workbook_text(text, limits_.characters).text;
  check(worksheet_write_string(worksheet, row, static_cast<lxw_col_t>(column), shown.c_str(), format));
}

void Workbook::lay_out(lxw_worksheet* worksheet, lxw_row_t header, const std::vector<int>& widths) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    check(worksheet_set_column(worksheet, column, column, widths[i] + column_padding, nullptr));
  }
  worksheet_freeze_panes(worksheet, header + 1, 0);
  check(worksheet_repeat_rows(worksheet, header, header));
  // No warning signs at ids that could be numbers.
  check(worksheet_ignore_errors(worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
  worksheet_set_paper(worksheet, paper_a4);
  worksheet_set_landscape(worksheet);
  worksheet_fit_to_pages(worksheet, 1, 0);
  check(worksheet_set_footer(worksheet, "&R&P / &N"));
}

void Workbook::close() {
  errno = 0;
  const lxw_error error = workbook_close(book_.release());  // frees it whatever comes of it
  if (error == LXW_NO_ERROR) return;
  // The library's own words do not tell a full disk from a missing permission.
  throw LibraryFailure(errno != 0 ? std::generic_category().message(errno) : lxw_strerror(error));
}

}  // namespace

void write_workbook(const fs::path& path, const InstitutionRequest& request, const WorkbookLimits& limits) {
  const WorkbookFile file(path);
  try {
    Workbook book(file, limits);
    for (const Sheet& sheet : request.sheets) book.add(request, sheet);
    book.close();
  } catch (const LibraryFailure& failure) {
    throw OutputFailed(fmt::format("{}: {}", escape_for_terminal(path.string()), failure.what()));
  }
  file.save();
}

}  // namespace sluice
