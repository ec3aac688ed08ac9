# SPDX-License-Identifier: Apache-2.0
# cmake -D TEXT=FILE -P is_json.cmake: fails where the file is not one JSON object.
file(READ ${TEXT} json)
string(JSON kind ERROR_VARIABLE fault TYPE "${json}")
if(NOT fault STREQUAL NOTFOUND OR NOT kind STREQUAL OBJECT)
  message(FATAL_ERROR "no JSON object: ${fault}")
endif()
