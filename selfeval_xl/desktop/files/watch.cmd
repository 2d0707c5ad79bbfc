@echo off
setlocal
rem Works beside a portable "python" folder, else with an installed selfeval-xl.
set "RUN=selfeval-xl"
if exist "%~dp0python\python.exe" set RUN="%~dp0python\python.exe" -m selfeval_xl
set PYTHONUTF8=1
if "%~1"=="" (
  echo Drop a folder on this icon.
  %RUN% watch -h
  pause
  exit /b 2
)
%RUN% watch "%~1" --out "%~f1-checked"
pause
