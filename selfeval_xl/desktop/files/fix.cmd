@echo off
setlocal
rem Works beside a portable "python" folder, else with an installed selfeval-xl.
set "RUN=selfeval-xl"
if exist "%~dp0python\python.exe" set RUN="%~dp0python\python.exe" -m selfeval_xl
set PYTHONUTF8=1
if "%~1"=="" (
  echo Drop files or folders on this icon.
  %RUN% fix -h
  pause
  exit /b 2
)
set "OUT=%~dp1selfeval-xl-corrected"
%RUN% fix %* --out "%OUT%"
if exist "%OUT%" start "" "%OUT%"
pause
