/* Stands in for bcryptprimitives.dll, which wine 8 lacks and the standard library of Rust asks for
 * random bytes. It is for these checks alone and never given to anybody. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom of advapi32 */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
  return SystemFunction036(buffer, (ULONG)length);
}
