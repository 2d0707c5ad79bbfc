@echo off
setlocal
rem Works beside a portable "python" folder, else with an installed selfeval-xl.
set "RUN=selfeval-xl"
if exist "%~dp0python\python.exe" set RUN="%~dp0python\python.exe" -m selfeval_xl
set PYTHONUTF8=1
if "%~1"=="" (
  echo Drop files or folders on this icon.
  %RUN% check -h
  pause
  exit /b 2
)
set "PAGE=%TEMP%\selfeval-xl-report.html"
%RUN% check %* --format html -o "%PAGE%"
if errorlevel 2 (
  pause
  exit /b 2
)
start "" "%PAGE%"
